"""Reading reports: raw bytes in, an immutable Document and a Draft of facts out. Pure but for loader.py."""
