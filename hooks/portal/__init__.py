"""Turns modules, protocols, practices and awareness texts into a bilingual portal."""
