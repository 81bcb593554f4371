"""Keeps the languages in step: from what a translation was made, what it lacks, its way to a translator and back."""
