"""What the query string of an address asks for: the only place that reads one, and the only one that writes one.

Every page, list and search declares its parameters as the fields of a class, as the API does. What cannot be used is
left out or cut, and said: pages show it (``{% unusable %}``), the API refuses it by the same sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache
from typing import Annotated, Any, ClassVar, Self, get_origin
from urllib.parse import quote_plus

from django.http import HttpRequest, QueryDict
from django.utils.encoding import iri_to_uri, uri_to_iri
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict, ValidationError, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError

from archive.http.checks import Problem, problem_of, whole
from archive.http.facets import Chip, Choice, Facet

FURTHEST = 1_000_000  # page numbers beyond are mistakes

Pairs = Iterable[tuple[str, object]]
Given = list[str] | str  # of one field, before it is checked


class Params(BaseModel):
    """Parameters with what they are when not given. A field of several values is a tuple; an empty value counts as
    given only where the default is None. Values are the same when written and read again."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    # What has a meaning only beside other parameters, and whether it has.
    needs: ClassVar[Mapping[str, Callable[[Any], bool]]] = {}
    # What narrows nothing by itself.
    no_filters: ClassVar[Collection[str]] = ("sort", "page", "page_size")

    @classmethod
    def read(cls, request: HttpRequest) -> Self:
        """Never fails; what cannot be used is noted in the request, for ``problems_of``."""
        params, problems = cls.of(request.GET)
        _noted(request).update({problem.parameter: problem for problem in problems})
        return params

    @classmethod
    def of(cls, query: QueryDict | str) -> tuple[Self, list[Problem]]:
        """What ``query`` asks for, and what in it cannot be used. Unknown names are passed over."""
        query = QueryDict(query.removeprefix("?")) if isinstance(query, str) else query
        fields = cls.model_fields.items()
        given = {field.alias or name: value for name, field in fields if (value := cls._given(name, query)) is not None}
        single = [field.alias or name for name, field in fields if not cls._is_many(name)]
        problems = [Problem.of(name, _("只能给一个值，只用了最后一个")) for name in _repeated(query, single)]
        while True:
            try:
                return cls.model_validate(given), problems
            except ValidationError as error:
                for detail in error.errors():
                    problems.append(problem_of(detail))
                    _mend(given, detail)

    @classmethod
    def _given(cls, name: str, query: QueryDict) -> Given | None:
        field = cls.model_fields[name]
        values = query.getlist(field.alias or name)
        if cls._is_many(name):
            return list(dict.fromkeys(filter(None, values))) or None
        is_given = values and (values[-1] or field.default is None)
        return values[-1] if is_given else None

    @classmethod
    def _is_many(cls, name: str) -> bool:
        return get_origin(cls.model_fields[name].annotation) is tuple

    @classmethod
    def _default(cls, name: str) -> object:
        return cls.model_fields[name].default

    @model_validator(mode="after")
    def _have_a_meaning(self) -> Self:
        for name in self._unmet():
            raise PydanticCustomError("needs", "{parameter}", {"parameter": name})
        return self

    def _unmet(self) -> list[str]:
        return [n for n, holds in self.needs.items() if getattr(self, n) != self._default(n) and not holds(self)]

    @property
    def given(self) -> list[tuple[str, str]]:
        """(field, value) for every value that is not so anyway, in the order of the fields."""
        pairs: list[tuple[str, str]] = []
        for name, default in _defaults(type(self)):
            value = getattr(self, name)
            if value != default:
                pairs += [(name, each) for each in value] if isinstance(value, tuple) else [(name, str(value))]
        return pairs

    @property
    def filters(self) -> list[tuple[str, str]]:
        """(field, value) for every value that narrows."""
        return [(name, value) for name, value in self.given if name not in self.no_filters]

    def changed(self, **fields: object) -> Self:
        """With other fields, and without what has no meaning any more. The values are not checked."""
        cls = type(self)
        changed = cls.model_construct(**{name: getattr(self, name) for name, _default in _defaults(cls)} | fields)
        gone = changed._unmet()
        return changed.changed(**{name: self._default(name) for name in gone}) if gone else changed

    def adding(self, name: str, value: str) -> Self:
        """With one more value, or with this in the place of the one value that there can be."""
        values = getattr(self, name)
        if not isinstance(values, tuple):
            return self.changed(**{name: value})
        return self.changed(**{name: values if value in values else (*values, value)})

    def dropping(self, name: str, value: str) -> Self:
        values = getattr(self, name)
        kept = tuple(each for each in values if each != value) if isinstance(values, tuple) else None
        return self.changed(**{name: self._default(name) if kept is None else kept})

    def query(self) -> str:
        """For a link on the same page: begins with the question mark, even where nothing is asked."""
        return written(self._named(self.given)) or "?"

    def at(self, path: str) -> str:
        """The address of the page at ``path`` that shows this, percent-encoded: it may go anywhere."""
        return str(iri_to_uri(path + written(self._named(self.given))))

    def _named(self, pairs: Pairs) -> Pairs:
        fields = type(self).model_fields
        return ((fields[name].alias or name, value) for name, value in pairs)

    def chips(
        self, label: Callable[[str, str], str | Promise], title: Callable[[str], str | Promise] = lambda _name: ""
    ) -> list[Chip]:
        """One for each filter that is on, to take it back; ``label`` says a (field, value) in words."""
        return [
            Chip(name, value, title(name), label(name, value), self.dropping(name, value).query())
            for name, value in self.filters
        ]

    def facet(
        self,
        name: str,
        title: str | Promise,
        rows: Iterable[tuple[str, str | Promise, int]],
        cut: int = 12,
        is_linked: bool = True,
    ) -> Facet:
        """Links of (value, label, number) that set a filter, or take it back where it is on; ``cut`` unfolded.

        Not ``is_linked``, where the query is too long to stand in every address: then the page's form sets it."""
        on, link = getattr(self, name), self.linker(name)

        def choice(value: str, label: str | Promise, number: int) -> Choice:
            is_on = value in on if isinstance(on, tuple) else value == on
            query = self.dropping(name, value).query() if is_on else link(value) if is_linked else ""
            return Choice(value, label, number, query, is_on)

        return Facet(name, title, [choice(*row) for row in rows], cut)

    def linker(self, name: str) -> Callable[[str], str]:
        """Makes the query with one more value of ``name``. A page has thousands: what stands around is written once."""
        names, kept, given = [field for field, _default in _defaults(type(self))], self._is_many(name), self.given
        others = [each for each in given if each[0] != name]
        has_no_meaning = name in self.needs and not self.needs[name](self)
        if has_no_meaning or others != [
            each for each in self.changed(**{name: self._default(name)}).given if each[0] != name
        ]:
            return lambda value: self.adding(name, value).query()  # it goes itself, or something else with it
        before = self._named(each for each in given if names.index(each[0]) < names.index(name) + kept)
        after = self._named(each for each in given if names.index(each[0]) > names.index(name))
        start, end = written([*before, (name, "")]), written(after).replace("?", "&", 1)
        return lambda value: f"{start}{_quoted(value)}{end}"

    def sorts(self, labels: Mapping[str, str | Promise], current: str | None = None) -> list[Choice]:
        """A link for each order; ``current`` where it is not the one that the address gives."""
        current = getattr(self, "sort", "") if current is None else current
        return [
            Choice(value, label, 0, self.changed(sort=value).query(), value == current)
            for value, label in labels.items()
        ]


class Paged(Params):
    page: Annotated[int, whole(FURTHEST)] = 1


def _noted(request: HttpRequest) -> dict[str, Problem]:
    noted: dict[str, Problem] = request.__dict__.setdefault("unusable_parameters", {})
    return noted


def note(request: HttpRequest, name: str, why: str) -> None:
    """That the page of ``request`` cannot use the parameter ``name``."""
    _noted(request)[name] = Problem.of(name, why)


def tell(request: HttpRequest, name: str, sentence: str) -> None:
    """As ``note``, in a whole ``sentence``: for what a reader typed into a box, whose parameter is not seen."""
    _noted(request)[name] = Problem(name, sentence)


def problems_of(request: HttpRequest) -> list[Problem]:
    """What the page of ``request`` could not use of its address, so far as it was read."""
    return list(_noted(request).values())


def _mend(given: dict[str, Given], detail: ErrorDetails) -> None:
    """Takes what ``detail`` complains of out of ``given``: cut where it is too long, else left out."""
    context = detail.get("ctx", {})
    name, *place = detail["loc"] or (context["parameter"],)
    if place:
        given[str(name)] = [value for value in given[str(name)] if value != detail["input"]]
    elif detail["type"] in ("string_too_long", "too_long"):
        given[str(name)] = given[str(name)][: context["max_length"]]
    else:
        given.pop(str(name), None)


def refusal(request: HttpRequest, known: Collection[str] | None = None, single: Collection[str] = ()) -> str:
    """Why a program is refused: parameters that are none of ``known``, which when passed over would find too much;
    those of one value (``single``) with several; those that could not be used so far. Empty where there are none."""
    unknown = [] if known is None else [name for name in request.GET if name not in known]
    shown = {"names": _("、").join(unknown), "known": _("、").join(known or ()) or _("无")}
    told = [_("没有这样的参数：%(names)s。可用的参数：%(known)s。") % shown] if unknown else []
    for name in _repeated(request.GET, single):
        note(request, name, _("只能给一个值"))
    return " ".join([*told, *(problem.message for problem in problems_of(request))])


def _repeated(query: QueryDict, names: Iterable[str]) -> list[str]:
    return [name for name in names if len(set(query.getlist(name))) > 1]


def arguments(request: HttpRequest) -> dict[str, list[str]]:
    """All names and values of a protocol that takes them in the address or, as the same, in a form."""
    return {
        name: [str(each) for each in values] for part in (request.GET, request.POST) for name, values in part.lists()
    }


# A page of many links asks this thousands of times; pydantic's own answer is slow.
@lru_cache(maxsize=256)
def _defaults(cls: type[Params]) -> list[tuple[str, object]]:
    """(field, its default), in the order of the fields."""
    return [(name, field.default) for name, field in cls.model_fields.items()]


def is_given(request: HttpRequest, name: str) -> bool:
    """Whether the address has the parameter ``name``, with whatever value."""
    return name in request.GET


def texts(request: HttpRequest) -> list[str]:
    """Every name and value in the query string."""
    return [text for name, values in request.GET.lists() for text in (name, *values)]


def written(pairs: Pairs) -> str:
    """``?a=1&b=2``; empty where there are none."""
    query = "&".join(f"{name}={_quoted(str(value))}" for name, value in pairs)
    return f"?{query}" if query else ""


def rewritten(request: HttpRequest, **changes: object) -> str:
    """The query string of ``request`` with other values for some names (None: without), all else as it is."""
    query = request.GET.copy()
    for name, value in changes.items():
        query.setlist(name, [] if value is None else [str(value)])
    return written((name, value) for name, values in query.lists() for value in values) or "?"


# A page has hundreds of links with the same few values.
@lru_cache(maxsize=4096)
def _quoted(value: str) -> str:
    """Chinese as it is: percent-encoded it would be three times as long."""
    return str(uri_to_iri(quote_plus(value)))
