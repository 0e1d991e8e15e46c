"""The text of a report as it is cited: its headline block, an empty line, its body."""


def cited_text(full_title: str, text: str) -> str:
    """The headline block, an empty line, the body, and a line feed at the end; all line ends are line feeds."""
    return "\n".join([*full_title.splitlines(), "", *text.replace("\r\n", "\n").split("\n"), ""])


def cited_offset(full_title: str, text: str, place: int) -> int:
    """Where the character ``place`` of ``text`` stands in its cited text."""
    return len(cited_text(full_title, "")) - 1 + len(text[:place].replace("\r\n", "\n"))
