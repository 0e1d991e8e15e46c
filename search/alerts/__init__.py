"""Alerts: whoever confirmed an address is told there of new reports that match a search, by letter or web hook."""
