"""HTTP in front of Streamlit: starting it, guarding it, and what it serves besides the pages."""
