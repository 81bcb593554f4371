"""Reads files into the library, keeping the place of every value."""
