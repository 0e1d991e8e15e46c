"""File formats other than plain text and web pages: each module turns the bytes of one into text, or says why not."""
