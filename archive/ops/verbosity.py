"""``-v`` behind the action of a command, where Django knows it only before."""

from argparse import SUPPRESS, ArgumentParser


def add_verbosity(action: ArgumentParser) -> None:
    """Absent, it leaves what stood before the action."""
    action.add_argument("-v", "--verbosity", type=int, choices=range(4), default=SUPPRESS)
