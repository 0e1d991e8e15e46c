"""Geometry of charts, in user units of an SVG. The shapes stand in templates/archive/charts and templates/partials."""
