"""Which mentions mean the same: what an office is (posts), and who is who (identity). Pure: no Django, no records."""
