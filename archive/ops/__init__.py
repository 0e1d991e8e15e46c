"""Keeping the archive for years: backups, dumps in open formats, and checks of the data."""
