"""Long commands give way to the site that serves readers beside them."""

import os

from django.core.management.base import BaseCommand

NICE = 10  # of 19: readers come first, but a machine at rest is the command's


def give_way(command: BaseCommand) -> None:
    """Work at low priority from now on. Not where the command was called by a program: it would share its priority."""
    if getattr(command, "_called_from_command_line", False):
        os.nice(NICE)
