"""A Haystack engine on Whoosh segments."""
