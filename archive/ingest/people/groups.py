"""Groups that take part as a whole: 各县(市、区)委书记, 市直有关部门负责同志."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from archive.ingest.document import MeetingPart, PersonMention, Span
from archive.ingest.people.occurrence import PersonOccurrence
from archive.ingest.people.parts import part_in

_SENTENCE = re.compile(r"[^。!?;\n]{4,1000}")
# What a group does; up to it reach the groups of a sentence.
_PREDICATE = re.compile(
    r"(?:等)?(?:约|近)?(?:\d{1,5}余?人)?(?:也|均|都|一同|一起|一并|分别|先后|依次|应邀|在主会场|在分会场|在各地)?"
    r"(?:参加|出席|列席|到会|参会|与会|就座|旁听|作了?[^,。]{0,8}发言|递交)"
)
_ENDS = re.compile(
    r"(?:负责同志|负责人|领导班子成员|班子成员|党组成员|组成人员|领导干部|领导|书记|主任|[省市县区州乡镇部厅局处]长|\)长|代表|"
    r"委员|人员|干部|同志|嘉宾|成员|企业家|群众|师生)$"
)
_PLURAL = re.compile(
    r"各|有关|相关|全体|部分|[省市县区州]直|班子|负责|代表|成员|两院|部门|单位|\d+个|主要|分管|所属|县\(|有关人员|"
    r"[区园县市乡镇厅局委办](?:和|及|与)"  # 开发区和产业集聚区工委书记: the office of several bodies
)
_MAX_LENGTH = 60
_LEADING = re.compile(r"[等、,\s]*(?:以及|和|及|与|还有|会上|会议)?[、,\s]*")


def groups(folded: str, text: str, sights: Sequence[PersonOccurrence], first_order: int) -> tuple[PersonMention, ...]:
    """Groups in the order of print, each label once; their order goes on from ``first_order``."""
    starts = [sight.left for sight in sights]
    by_label: dict[str, tuple[MeetingPart, Span]] = {}
    for part, start, end in _labels(folded):
        index = bisect_left(starts, end) - 1
        if index < 0 or sights[index].right <= start:
            by_label.setdefault(text[start:end], (part, Span(start, end)))
    return tuple(
        PersonMention(name, part, None, first_order + number, span, is_group=True, confidence=0.7)
        for number, (name, (part, span)) in enumerate(by_label.items())
    )


def _labels(folded: str) -> Iterator[tuple[MeetingPart, int, int]]:
    for sentence in _SENTENCE.finditer(folded):
        predicate = _PREDICATE.search(folded, sentence.start(), sentence.end())
        if predicate is None:
            continue
        part = part_in(folded[predicate.start() : sentence.end()])
        for start, end in _items(folded, sentence.start(), predicate.start()):
            if _is_group(folded[start:end]):
                yield part, start, end


def _items(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The pieces between commas outside brackets; a piece keeps its 、, which join bodies of one label."""
    depth = 0
    for at in range(start, end + 1):
        character = folded[at] if at < end else ","
        depth = max(0, depth + (character == "(") - (character == ")"))
        if character == "," and (depth == 0 or at == end):
            lead = _LEADING.match(folded, start, at)
            yield (lead.end() if lead else start), at
            start = at + 1


def _is_group(label: str) -> bool:
    plain = len(label) <= _MAX_LENGTH and label.count("(") == label.count(")")
    return plain and len(label) >= 4 and _ENDS.search(label) is not None and _PLURAL.search(label) is not None
