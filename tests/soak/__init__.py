"""Programs that wear the archive out: rubbish, kills, many editors and readers at once, rebuilds under search."""
