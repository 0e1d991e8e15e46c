"""The archive as tools of an assistant, by the Model Context Protocol: read-only, each answer with addresses."""
