"""Which mentions mean the same: pure, no Django."""
