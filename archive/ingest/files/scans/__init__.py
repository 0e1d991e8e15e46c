"""Scans and pictures of pages: their text by a recogniser, with the place of each line on its page."""
