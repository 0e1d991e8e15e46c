#!/usr/bin/env python
"""Django's command line for the archive."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except Exception as error:
        from archive.http.system_faults import classify_fault

        if not (failed := classify_fault(error)):
            raise
        sys.exit(f"{failed.sentence}\n{error}")


if __name__ == "__main__":
    main()
