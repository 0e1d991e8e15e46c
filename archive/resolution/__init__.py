"""Which mentions mean the same, by rules that need no database."""
