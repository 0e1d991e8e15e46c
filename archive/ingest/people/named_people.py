"""Names that need no office: those the dictionary knows, those met again, transcriptions before a title."""

import re
from collections.abc import Collection, Iterator

from archive.ingest.lexicon.countries import is_foreign_place
from archive.ingest.lexicon.name_likeness import likeness
from archive.ingest.lexicon.occurrences import occurrences
from archive.ingest.lexicon.surnames import COMMON_SURNAMES, RARE_SURNAMES, SURNAMES
from archive.ingest.lexicon.words import NO_NAME_ENDS, is_common_word, is_named_person, is_plain_word, is_word
from archive.ingest.people.after_names import FOLLOWS_NAME
from archive.ingest.people.foreign_names import ends_in_country, is_sound, transcription
from archive.ingest.people.names import can_be_name, name_end
from archive.ingest.people.not_names import NOT_NAMES
from archive.ingest.people.occurrence import PersonOccurrence, seen
from archive.ingest.places.area_names import area_end

STARTS = re.compile(
    r"(?:^|[,。;:!?\s\"(\[、《》]|由|在|向|对|与|和|同|给|请|让|及|的|了|是|于|夫人|推翻|转达|特别是|经|以及|为|习|陪同|会见|祝贺|委托)$"
)
_LONGEST = 9  # characters of a transcribed name


def named(folded: str, text: str) -> Iterator[PersonOccurrence]:
    """Names of three characters that the dictionary gives to people, where a name can begin and end."""
    for at in range(len(folded) - 2):
        if folded[at] not in SURNAMES or not is_named_person(folded[at : at + 3]):
            continue
        leads = STARTS.search(folded[max(0, at - 3) : at]) is not None
        follows = FOLLOWS_NAME.match(folded, at + 3) is not None
        if leads and follows and not _is_doubtful(folded, at):
            yield seen(text, at, at + 3)


def _is_doubtful(folded: str, at: int) -> bool:
    """东道主, 严重者: begins with a word or a surname that is mostly something else."""
    name = folded[at : at + 3]
    is_place = all(map(is_sound, name)) or area_end(folded, at) is not None  # 莫斯科, 张家口
    is_place = is_place or name[-1] in "口线赛街站店庙馆村寺桥楼"  # 兰新线, to the dictionary a person
    is_title = folded[at - 1 : at] == "《" and folded[at + 3 : at + 4] == "》"
    return name[0] in RARE_SURNAMES or is_common_word(name[1:]) or is_word(name[:2]) or is_place or is_title


# Titles that stand behind foreigners' names; before Chinese ones, too, but those are read by their surnames.
_ABROAD = re.compile(r"副?(?:总统|首相|国王|女王|王储|亲王|议长|外长|总理|主席|总书记|大使)")


def transcribed_before(folded: str, title: re.Match[str]) -> int | None:
    """Where the transcribed name begins that ends before ``title``: 同钦奇利亚总统, 艾力更·依明巴海副委员长."""
    if dotted := _dotted_before(folded, title.start()):
        return title.start() - dotted
    if not _ABROAD.fullmatch(title.group()):
        return None
    end = start = title.start()
    while start > 0 and end - start < _LONGEST and (is_sound(folded[start - 1]) or folded[start - 1] in "·-"):
        start -= 1
    if (
        end - start < 2
        or end - start == _LONGEST
        or is_foreign_place(folded[start:end])
        or is_plain_word(folded[start:end])
    ):
        return None
    if ends_in_country(folded[max(0, end - 8) : end]):
        return None
    return start if STARTS.search(folded[max(0, start - 3) : start]) else None


_LONGEST_DOTTED = 24  # characters
_DOTTED = re.compile(r"(?:^|[,。;:、\n\"和与及由向对])(?P<name>[\u3400-\u9fff]{2,6}(?:·[\u3400-\u9fff]{1,6}){1,2})$")


def _dotted_before(folded: str, end: int) -> int:
    """The length of the name with a middle dot that ends at ``end``, before any title; 0 for none."""
    dotted = _DOTTED.search(folded[max(0, end - _LONGEST_DOTTED) : end])
    length = len(dotted["name"]) if dotted else 0
    return length if length and name_end(folded, end - length) == end else 0


# What people do; behind a transcription that begins a clause it shows a person, not a place.
_DOES = re.compile(
    r"(?:还|也|则|又|随后|当天|首先)?(?:表示|说|强调|指出|认为|称|当选|宣布|坦言|承认|呼吁|曾|谈话|致电|就任|辞职|出任|欢迎|感谢|赞赏|转达|支持者|访华|来访|一行)"
)
_OPENS = re.compile(
    r"(?:^|[。,;:!?\n\"(]|接替|谈论|推翻|陪同|会见|确认|随后,|致电|致函|同|与|和|支持|反对|指责|抗议)(?=[\u3400-\u9fff]{3})"
)


def foreigners(folded: str, text: str) -> Iterator[PersonOccurrence]:
    """Transcriptions of three characters and more that begin a clause and do at once what people do: 默克尔表示."""
    for clause in _OPENS.finditer(folded):
        run = transcription(folded, clause.end())
        if run is None or run[1] - run[0] < 3 or is_foreign_place(folded[slice(*run)]):
            continue
        ends = (
            end
            for end in range(run[1], run[0] + 2, -1)
            if _DOES.match(folded, end) and not is_common_word(folded[end - 2 : end])
        )
        end = next(ends, None)
        if end is not None and not is_foreign_place(folded[run[0] : end]) and not is_word(folded[run[0] : run[0] + 2]):
            yield seen(text, run[0], end)


_OFTEN = 2
_LIKELY = (0.05, -0.15)  # 雪顿节, 高精尖 are less like names; by whether the surname is a common one


def recurring(folded: str, text: str) -> Iterator[PersonOccurrence]:
    """Names of three characters, no two of which are a word, that stand several times where a name can begin.

    At one of these places the sentence must go on as behind a name.
    """
    places: dict[str, list[int]] = {}
    for at in range(len(folded) - 2):
        if folded[at] in _FIRSTS:
            places.setdefault(folded[at : at + 3], []).append(at)
    for name, starts in places.items():
        if (
            len(starts) < _OFTEN
            or likeness(name) < _LIKELY[name[0] in COMMON_SURNAMES]
            or not _is_plain(folded, starts[0])
            or is_foreign_place(name)
            or area_end(name, 0) is not None
            or is_word(name)
        ):
            continue
        free = [at for at in starts if STARTS.search(folded[max(0, at - 3) : at])]
        behind = {folded[at + 3 : at + 4] for at in starts}
        shown = [FOLLOWS_NAME.match(folded, at + 3) is not None for at in starts]
        is_sure = (
            all(shown)
            and not behind <= _OF_PLACES
            or name[0] in COMMON_SURNAMES
            and any(shown)
            and name[-1] not in NO_NAME_ENDS
        )
        if len(free) >= _OFTEN and len(behind) > 1 and is_sure:
            yield from (seen(text, at, at + 3) for at in free)


_OF_PLACES = frozenset("镇乡村县")  # 石佛寺镇
_FIRSTS = SURNAMES - RARE_SURNAMES


def _is_plain(folded: str, at: int) -> bool:
    name = folded[at : at + 3]
    if not can_be_name(name, 1) or is_word(name[:2]) or is_word(name[1:]) or all(map(is_sound, name)):
        return False
    return name[:2] not in NOT_NAMES and not is_word(folded[at + 2 : at + 4])


def of_families(folded: str, text: str, names: Collection[str]) -> Iterator[PersonOccurrence]:
    """唐纳德·特朗普, one of ``names``, and 特朗普 in the same text: alone, and no part of a longer transcription."""
    last = {name[max(map(name.rfind, "·-")) + 1 :] for name in names if "·" in name}
    families = [
        name for name in last.difference(names) if len(name) > 1 and not is_foreign_place(name) and not is_word(name)
    ]
    for start, end in occurrences(folded, families, lambda start, end: FOLLOWS_NAME.match(folded, end) is not None):
        if folded[start - 1 : start] not in ("·", "-") and STARTS.search(folded[max(0, start - 3) : start]):
            yield seen(text, start, end)
