"""Elements of a page that are left out as a whole, be the page ever so broken."""

import re


def without_elements(page: str, opening: re.Pattern[str]) -> str:
    """``page`` without the elements that begin as ``opening`` says; its first group is their name, empty for a comment.

    An element that nothing ends is kept. Linear in the length of ``page``: such an end is sought once.
    """
    lowered, kept, at = page.lower(), [], 0
    endless: set[str] = set()
    for tag in opening.finditer(page):
        end_tag = f"</{tag[1].lower()}" if tag[1] else "-->"
        if tag.start() < at or end_tag in endless:
            continue
        end = lowered.find(end_tag, tag.end())
        if end < 0:
            endless.add(end_tag)
            continue
        kept.append(page[at : tag.start()])
        at = end + len(end_tag)
    return "".join([*kept, page[at:]])
