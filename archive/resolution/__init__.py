"""Which mentions mean the same: what an office is, who is who, which names are one slogan or zone. Pure."""
