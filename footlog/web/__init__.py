"""What the browser needs beside Streamlit's own files: an icon and a name for the home screen."""
