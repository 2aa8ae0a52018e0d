#!/usr/bin/env python
"""Django's command line for the demo portal: `python site/manage.py help`."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Run a command, with the plug-in importable from the checkout when it is not installed."""
    if str(ROOT) not in sys.path:
        sys.path.insert(1, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
