"""A recogniser that reads three pages of its own whatever it is given: for tests of scans where none is installed."""

from archive.ingest.errors import Unreadable
from archive.ingest.files.scans import recognition
from archive.ingest.files.scans.page_readers import PageReaders, ScanEvent
from archive.ingest.files.scans.pages import page_of

LINES = (
    ("全市农业工作会议召开", "2014年5月8日", "副市长王芳主持会议，强调要抓好粮食生产。"),
    ("全年粮食总产量达到120万吨。",),
    ("市委书记李建国出席会议并讲话。",),
)


def scanned(number, certainty=0.9):
    lines = [
        [text, certainty, [[100, y], [100 + 30 * len(text), y], [100 + 30 * len(text), y + 30], [100, y + 30]], False]
        for y, text in zip(range(100, 1000, 90), LINES[number - 1], strict=False)
    ]
    return page_of({"number": number, "of": 3, "width": 1240, "height": 1754, "turn": 0, "lines": lines})


class FakeRecognizer:
    """``begun``: which pages were wanted of each file. ``breaks_at``: the page at which its process dies."""

    def __init__(self):
        self.begun: list[list[int]] = []
        self.breaks_at = 0

    def read(self, readers, key, data, kept=()):
        self.begun.append([number for number in (1, 2, 3) if number not in kept])
        for number in self.begun[-1]:
            if number == self.breaks_at:
                readers._events.append(ScanEvent(key, problem=Unreadable("too_slow", seconds=1)))
                return
            readers._events.append(ScanEvent(key, scanned(number)))
        readers._events.append(ScanEvent(key))


def fake_recognizer(monkeypatch):
    """In the place of the one that is installed, or of none."""
    fake = FakeRecognizer()
    monkeypatch.setattr(recognition, "is_installed", lambda: True)
    monkeypatch.setattr(PageReaders, "begin", lambda readers, *given: fake.read(readers, *given))
    return fake
