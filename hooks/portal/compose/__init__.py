"""Turns the library into the pages of one edition, in every language."""
