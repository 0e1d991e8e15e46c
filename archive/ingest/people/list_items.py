"""Items of a list of names: what may follow them in brackets, what follows the last one, and lists of nothing but such
items, between marks. All functions work on folded text.
"""

import re

from archive.ingest.lexicon.name_likeness import likeness
from archive.ingest.people import offices
from archive.ingest.people.asides import ASIDE
from archive.ingest.people.names import can_be_name, surname_length


def past_aside(folded: str, end: int) -> int:
    """Behind what may follow in brackets a name which ends at ``end``: (女), (回族), the office, the body."""
    aside = ASIDE.match(folded, end) or BODY_BEHIND.match(folded, end)
    return aside.end() if aside else end


# 甲(市应急办)、乙(县医院院长): lists of experts and minutes put the office or the body behind the name.
BODY_BEHIND = re.compile(
    r" ?\((?P<body>[\u3400-\u9fff、]{1,23}"
    r"[长任员记理席事授师委办局院部处会厅府司团区站队校所社厂])\)(?=[、,。;\n\u3400-\u9fff]|$)"
)


TAKES_PART = re.compile(
    r"等?(?:参加|出席|列席|陪同|随同|参会|与会|一同|分别|也?纷纷|在主席台|在[^,。;、]{2,12}分?会场|主持(?=[。,会召])|作了|代表(?=双方|两))"
)


def is_body(name: str) -> bool:
    return re.search(r"[市县区省委局厅部院办司团队会校处所镇乡村盟州旗等]$|^[市县区省各]", name) is not None


_ITEM = re.compile(r"(?P<name>[\u3400-\u9fff]{2,4})(?: ?\([^()。;\n]{1,12}\))?(?P<mark>、|和(?=[\u3400-\u9fff]))")


def whole_list(folded: str, at: int) -> list[tuple[int, int]]:
    """副县长党建国、和文静、强小平出席: a surname and what follows, between all the marks of a list of those who take
    part; none of them has to be told from a word."""
    names: list[tuple[int, int]] = []
    while item := _ITEM.match(folded, at):
        length = surname_length(folded, at) or folded[at] == "和"
        is_name = length and can_be_name(item["name"], length) and len(item["name"]) - length <= _GIVEN
        if not is_name or offices.ends_with_title(item["name"]) or is_body(item["name"]):
            return []
        names.append(item.span("name"))
        at = item.end()
    are_several = len(names) > 1 or names and likeness(folded[slice(*names[0])]) > _UNLIKE
    last = _taking_part_end(folded, at) if are_several else None
    return [*names, (at, last)] if last else []


_GIVEN = 2  # characters of a given name
_UNLIKE = -0.2  # as a name, in powers of ten


def _taking_part_end(folded: str, at: int) -> int | None:
    """Where the last name of a list ends: right before what people do."""
    length = surname_length(folded, at)
    ends = (at + length + given for given in (_GIVEN, 1)) if length else ()
    fits = (end for end in ends if TAKES_PART.match(folded, past_aside(folded, end)))
    return next((end for end in fits if can_be_name(folded[at:end], length)), None)
