"""The records as JSON: read-only, of published reports, with paging and filters; described by OpenAPI."""
