"""How fast footlog is, held against an empty Streamlit app and bare sqlite3 in the same run."""
