"""Everything that imports Streamlit: what pages show, what a tap does, what a window remembers."""
