"""Measurements of the archive beside its peers, side by side in one run. See benchmarks/README.md."""
