"""Decides how texts should be worded: with respect, and plainly where children and families read."""
