"""Web pages fetched by their addresses: politely, within bounds, from public addresses alone."""
