"""Reading a history that another program saved: what is clear, and what to ask the person."""
