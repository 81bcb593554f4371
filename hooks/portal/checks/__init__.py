"""Judges the library: one file a concern, one table of all."""
