"""Interface texts and messages, one folder a language, with a note for translators on every key."""
