"""Names in somebody's table, matched to records: the Reconciliation Service API of W3C's community group, 0.2."""
