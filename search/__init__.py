"""Search: an index derived from the records, and the pages that ask it."""
