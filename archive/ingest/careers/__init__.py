"""Statements of appointment: who comes into an office, leaves it, holds or held it."""
