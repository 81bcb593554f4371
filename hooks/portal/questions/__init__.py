"""Question kinds: one file a kind, one table of all."""
