"""Automatic numbers of OpenDocument written out: what a list's style says stands before its items (一、, 1.)."""

from dataclasses import dataclass, field

from archive.ingest.files.formats.docx_numbers import Numbering, NumberingLevel
from archive.ingest.files.formats.xml_stream import Attributes, local_name

_FORMS = {"": "none", "1": "decimal", "a": "lowerLetter", "A": "upperLetter"}  # by style:num-format; else by its first
_CHINESE, _CIRCLED = "一壹甲", "①"
_LEVELS = tuple("123456789")


@dataclass(slots=True)
class OdfLists:
    """Hears of the styles of lists and of the lists; ``next`` is the number of the paragraph at hand.

    An item's number stands before its first paragraph alone.
    """

    numbering: Numbering = field(default_factory=Numbering)
    open_lists: list[str] = field(default_factory=list)  # the style of each list that is open
    is_new_item: bool = False
    _style: str = ""

    def start(self, name: str, attributes: Attributes) -> None:
        own = {local_name(key): value for key, value in attributes.items()}
        if name == "text:list-style":
            self._style = own.get("name", "")
            self.numbering.of[self._style] = self._style
        elif name == "text:list-level-style-number" and own.get("level") in _LEVELS:
            self.numbering.abstract[self._style][int(own["level"]) - 1] = _level(own)
        elif name == "text:list":
            self._open(own)
        elif name == "text:list-item":
            self.is_new_item = True

    def _open(self, own: Attributes) -> None:
        style = own.get("style-name") or (self.open_lists[-1] if self.open_lists else "")
        if not self.open_lists and own.get("continue-numbering") != "true" and "continue-list" not in own:
            self.numbering.counts.pop(style, None)
        self.open_lists.append(style)

    def end(self, name: str) -> None:
        if name == "text:list":
            self.open_lists.pop()
        elif name == "text:list-item":
            self.is_new_item = False

    def data(self, text: str) -> None:
        """Lists hold no text."""

    def next(self) -> str:
        if not (self.is_new_item and self.open_lists):
            return ""
        self.is_new_item = False
        return self.numbering.next(self.open_lists[-1], len(self.open_lists) - 1)


def _level(own: Attributes) -> NumberingLevel:
    written, start = own.get("num-format", ""), own.get("start-value", "1")
    form = _FORMS.get(written, "decimal")
    if written[:1] and written[:1] in _CHINESE:
        form = "chineseCounting"
    elif written.startswith(_CIRCLED):
        form = "decimalEnclosedCircle"
    text = f"{own.get('num-prefix', '')[:10]}%{own['level']}{own.get('num-suffix', '')[:10]}"
    return NumberingLevel(text, form, int(start) if start.isascii() and start.isdecimal() and len(start) < 6 else 1)
