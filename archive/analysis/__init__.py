"""What pages tell of many records at once: spread, rank, ties, series. Aggregated by the database."""
