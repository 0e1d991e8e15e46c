"""What the archive uses of warcio, which has no types of its own."""
