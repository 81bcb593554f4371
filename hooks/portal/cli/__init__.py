"""The command `portal`; the only place that prints."""

from portal.cli.main import main

__all__ = ["main"]
