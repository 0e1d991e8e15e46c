"""Which mentions mean the same."""
