"""The engine of a cluster: what it asks, what it makes of faults, how its index follows the records."""
