"""Lists and tables to take away: every one that a page shows, whole, as CSV or as JSON."""
