"""A reader that never comes to an end; in a module of its own, because another process imports it."""

import time

from archive.ingest.files.intake import Item
from archive.ingest.prepared import prepare


def hang_on_second(item, known):
    if item.name == "1":
        time.sleep(60)
    return prepare(Item(item.name, "会议召开，市长王强主持。".encode()))
