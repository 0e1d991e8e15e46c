"""Whether what was read as a Chinese name looks like one: by its given characters and by the words around it.

The weights were set on broadcasts, by eye.
"""

import re
from collections.abc import Container
from dataclasses import replace

from archive.ingest.lexicon.name_likeness import likeness
from archive.ingest.lexicon.surnames import COMMON_SURNAMES, RARE_SURNAMES
from archive.ingest.lexicon.words import is_common_word, is_function_word, is_word
from archive.ingest.people import offices
from archive.ingest.people.foreign_names import is_sound, is_state
from archive.ingest.people.minority_names import minority_name_end
from archive.ingest.people.names import STANDS_ALONE, surname_length
from archive.ingest.people.occurrence import PersonOccurrence
from archive.text.normalize import fold

# What speaks against a name, in powers of ten.
_GOES_ON, _BEGAN, _HOLDS_WORD, _BEGINS_AS_WORD, _RARE, _IS_WORD = 0.6, 0.5, 0.5, 0.3, 0.3, 0.5
# From how many powers of ten on nobody is meant: in running text; there, where a word stands across a border of a name
# of two or three characters; behind an everyday word such as 村民, likewise; before an office; behind one.
_BARE, _BARE_CUT, _EVERYDAY_CUT, _BEFORE_OFFICE, _BEHIND_OFFICE = 1.4, (0.5, 0.9), 1.2, 1.3, 2.1
_SHORTER = -0.3  # and above which likeness a name of two characters is meant


# 许女士, 徐警官: how one is addressed; 伊军方, 巴媒: whom a country's name stands before.
_NO_GIVEN = re.compile(
    "女士|先生|警官|师傅|爸爸|妈妈|爷爷|奶奶|大爷|大妈|大姐|大哥|阿姨|叔叔|[军警]?方|政府|媒|自己|大家|人们"
)

_ONCE = re.compile("[任担是在被因获经说指表于与参当多]")
_OPENS = re.compile(r"^$|[,。;:\n]")  # 栗战书委员长: a clause begins with the name


def likely(folded: str, sight: PersonOccurrence, changing: Container[int]) -> PersonOccurrence | None:
    """The sight as far as it is a person's. ``changing``: where those begin who come into an office or leave it:
    what stands in such a statement with a surname is a name, though it be a word or a word begin in it."""
    if sight.start in changing and surname_length(folded, sight.start) and sight.end - sight.start <= _LONGEST_CHINESE:
        return sight
    if _OF_TOWN.match(folded, sight.end):
        return None  # 张村镇党委
    return None if is_state(sight.name) or is_phrase(sight.name) else as_likely(folded, sight)


_OF_TOWN = re.compile("[镇乡](?!长)")
_LONGEST_CHINESE = 3  # characters of a name with a surname of one


def as_likely(folded: str, sight: PersonOccurrence) -> PersonOccurrence | None:
    """``sight``, cut where a shorter name is meant (冯巩 of 冯巩第), or None where nobody is."""
    name = fold(sight.name)
    if surname_length(name, 0) != 1 or len(name) not in (2, 3) or sight.end - sight.start != len(name):
        return sight
    printed = _Printed(folded, sight, name)
    if printed.goes_on_behind_two:
        return _of_two(sight)
    if printed.is_listed or printed.is_sure:
        return sight
    if printed.is_none:
        return None
    if printed.against < printed.limit:
        return sight
    if len(name) == 3 and not printed.began and name[0] in COMMON_SURNAMES and likeness(name[:2]) > _SHORTER:
        return _of_two(sight)
    return None


def _of_two(sight: PersonOccurrence) -> PersonOccurrence:
    end = sight.end - 1
    return replace(sight, end=end, name=sight.name[:2], right=end if sight.right == sight.end else sight.right)


class _Printed:
    """A name as it stands in its sentence."""

    def __init__(self, folded: str, sight: PersonOccurrence, name: str) -> None:
        self._folded, self._sight, self._name = folded, sight, name
        start, end = sight.start, sight.end
        is_behind = sight.office is not None and sight.left < start and not offices.is_everyday(fold(sight.office))
        # 区长宁革善: the last character of an office begins no word.
        self.began = not is_behind and any(is_word(folded[max(0, start - before) : start + 1]) for before in (1, 2))
        self._goes_on = is_word(folded[end - 1 : end + 1])
        self._holds_word = len(name) == 3 and is_word(name[1:])
        self._is_before_office = sight.office is not None and sight.left == start

    @property
    def goes_on_behind_two(self) -> bool:
        """安南曾指出, 巴育暂时代理: what looks like a third character of the name begins what the person does."""
        if len(self._name) < 3:
            return False
        is_sounded = self._name[0] not in COMMON_SURNAMES and is_sound(self._name[0]) and is_sound(self._name[1])
        is_cut = is_sounded and not is_sound(self._name[2]) and self._goes_on
        return is_cut or self._name[2] == "曾" and _ONCE.match(self._folded, self._sight.end) is not None

    @property
    def is_listed(self) -> bool:
        return (
            self._sight.size > 2 or self._folded.startswith(("、", "同志"), self._sight.end) or self._is_all_that_stands
        )

    @property
    def _is_all_that_stands(self) -> bool:
        """委员:朱强月 and its like: between marks on both sides, and with an office or a label."""
        start, end = self._sight.start, self._sight.end
        marks = self._folded[start - 1 : start], self._folded[end : end + 1]
        is_told = self._sight.office is not None or marks[0] == ":"
        return is_told and marks[0] in ("", *" 、:\n") and marks[1] in ("", *" 、(\n")

    @property
    def is_sure(self) -> bool:
        """县委书记雷见从主持: between an office and what people do."""
        is_behind = self._sight.left < self._sight.start and not self.began and not is_common_word(self._name[1:])
        return is_behind and STANDS_ALONE.match(self._folded, self._sight.end) is not None

    @property
    def is_none(self) -> bool:
        is_cut = self._is_before_office and self.began and self._name[0] in RARE_SURNAMES  # 国民|党荣誉主席
        is_clause = (
            self._is_before_office
            and (self._name[1] in "为是" or self._name[-1] == "党" and self._name[0] not in COMMON_SURNAMES)
            or self._name[-1] in "总个"
            or self._is_moment
            or self._is_said_of_people
        )
        return is_cut or is_clause or _NO_GIVEN.fullmatch(self._name, 1) is not None

    @property
    def _is_said_of_people(self) -> bool:
        """这些村民|惠民补贴: a word behind an everyday one."""
        is_everyday = self._sight.office is not None and offices.is_everyday(fold(self._sight.office))
        return is_everyday and is_word(self._name) and not self._is_before_office

    @property
    def _is_moment(self) -> bool:
        """采访习主席时|共提出: 时 behind a title."""
        return self._name[0] == "时" and len(self._name) == 2 and self._sight.left < self._sight.start

    @property
    def against(self) -> float:
        """What speaks against the name, in powers of ten."""
        words = _HOLDS_WORD * self._holds_word + _BEGINS_AS_WORD * is_word(self._name[:2])
        words += _IS_WORD * is_word(self._name)
        borders = _GOES_ON * self._goes_on + _BEGAN * self.began
        return words + borders + _RARE * (self._name[0] in RARE_SURNAMES) - likeness(self._name)

    @property
    def limit(self) -> float:
        """From how much on nobody is meant."""
        is_cut = self.began or self._goes_on
        if self._sight.office is None:
            return _BARE_CUT[len(self._name) - 2] if is_cut else _BARE
        opens = _OPENS.search(self._folded[max(0, self._sight.start - 1) : self._sight.start]) is not None
        if self._is_before_office and (self._goes_on or not opens):
            return _BEFORE_OFFICE
        if is_cut and offices.is_everyday(fold(self._sight.office)):
            return _EVERYDAY_CUT
        return _BEHIND_OFFICE


def is_phrase(name: str) -> bool:
    """一位右翼政党人士: longer than names are that are neither transcribed nor a minority's."""
    bare = _NUMBERED.sub("", fold(name)).replace("-", "")
    if "·" in bare:
        return any(is_function_word(bare[at : at + 2]) and not is_sound(bare[at]) for at in range(len(bare) - 1))
    return len(bare) >= _PHRASE and not all(map(is_sound, bare)) and minority_name_end(bare, 0) is None


_PHRASE = 6  # characters
_NUMBERED = re.compile("[一二三四五六七八九十]{1,3}世$")
