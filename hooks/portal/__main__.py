"""Lets `python -m portal` do what `portal` does."""

from portal.cli import main

raise SystemExit(main())
