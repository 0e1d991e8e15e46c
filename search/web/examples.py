"""Worked examples of the query language, made of what this archive holds, each with how many reports it finds."""

from typing import Any, Final, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.models import Area, Industry, Organization, Person, PolicyDocument, Strategy, Zone
from archive.models.standing import held_per_year
from search.results import query
from search.results.params import SearchParams


class Example(NamedTuple):
    """A query, what it means, its results page, and how many reports that finds."""

    q: str
    means: str | Promise
    url: str
    number: int


class ExamplePart(NamedTuple):
    title: str | Promise
    examples: list[Example]


class FieldNames(NamedTuple):
    """The names of one field in both languages."""

    chinese: str
    english: str
    means: str | Promise


FIELD_NAMES: Final = (
    FieldNames("官员、人物", "person, official", _("有这个人；姓名、别名或拼音")),
    FieldNames("口号、战略", "strategy, slogan", _("提到这个口号或战略，不论哪种写法")),
    FieldNames("园区", "zone", _("提到这个开发区、集聚区或园区")),
    FieldNames("产业", "industry", _("提到这个产业")),
    FieldNames("地区", "area", _("属于这个地区或它下面的地区")),
    FieldNames("来源", "source, publisher", _("登在这家报纸或网站")),
    FieldNames("文件", "document", _("引用了《》里的这个文件")),
    FieldNames("身份、部分", "part", _("有人讲话、主持、宣读、出席、被提及，或是记者")),
    FieldNames("任职", "office, post", _("有任这个职务的人；可加日期：任职:职务@2015-06")),
    FieldNames("曾任", "former", _("有曾任这个职务的人：已知离任，或另有后任；可加日期")),
    FieldNames("标题", "title", _("标题里有这几个字")),
    FieldNames("年、年份", "year", _("某一年，或 2012..2014、2012..、..2014")),
)


def parts() -> list[ExamplePart]:
    """Eight queries to the database for the names, and one search for each example. Raises IndexMissing."""
    held = _held()
    return [
        ExamplePart(_("词语"), _made(_words())),
        ExamplePart(_("一字不差"), _made(_exact(held))),
        ExamplePart(_("字段"), _made(_fields(held))),
        ExamplePart(_("或、不要、括号"), _made(_logic(held))),
    ]


def _held() -> dict[str, str]:
    """One much-reported record of each kind by its name; what the archive does not have is left out."""
    kinds: dict[str, Any] = {
        "strategy": Strategy,
        "person": Person,
        "zone": Zone,
        "industry": Industry,
        "area": Area,
        "document": PolicyDocument,
    }
    names: dict[str, str] = {}
    for kind, model in kinds.items():
        used = model.objects.with_report_count().filter(report_count__gt=0).order_by("-report_count", "pk")
        if first := used.first():
            names[kind] = first.name
    if paper := Organization.objects.filter(published_reports__status="published").first():
        names["source"] = paper.name
    if years := list(held_per_year()):
        names["first"], names["last"] = str(min(years)), str(max(years))
    return names


Rows = list[tuple[str, str | Promise]]


def _words() -> Rows:
    return [
        ("会议 建设", _("两个词都要有，先后不论，中间可以隔着别的字")),
        ("会议*", _("以这几个字开头的词；中文里词从哪个字都可以开头")),
    ]


def _exact(held: dict[str, str]) -> Rows:
    slogan = held.get("strategy", "重点项目")
    same = _("各式引号一样看待：“”「」『』\"\" ''，两边不成对也可以")
    return [
        (f"“{slogan}”", _("引号里的字句一字不差；“的”“了”之类的字从不略去，单个字、数字也能查")),
        (f"「{slogan}」", same),
        ("“會議”", _("繁体等于简体")),
        ("“ＧＤＰ”", _("全角等于半角，大写等于小写")),
        ("1200家", _("千分位的逗号可有可无（1,200家），各种破折号和连字符一样看待")),
    ]


def _fields(held: dict[str, str]) -> Rows:
    rows: Rows = []
    named = {
        "person": ("官员", _("只看有这个人的报道")), "strategy": ("口号", _("只看提到这个口号的报道")),
        "zone": ("园区", _("只看提到这个园区的报道")), "area": ("地区", _("只看这个地区的报道")),
        "industry": ("产业", _("只看提到这个产业的报道")),
        "document": ("文件", _("只看引用这个文件的报道")), "source": ("来源", _("只看这家报纸的报道")),
    }  # fmt: skip
    for kind, (field, means) in named.items():
        if kind in held:
            rows.append((f"{field}:“{held[kind]}”", means))
    if "person" in held:
        rows.append((f"person：“{held['person']}” part:chair", _("英文字段名、全角冒号都可以；有这个人，且有人主持")))
    if "last" in held:
        rows.append((f"年:{held['first']}..{held['last']}", _("从某年到某年；只写一头就是以后或以前")))
    return [*rows, ("标题:会议", _("标题里有这几个字"))]


def _logic(held: dict[str, str]) -> Rows:
    slogan = held.get("strategy", "重点项目")
    return [
        (f"“{slogan}” OR 产业", _("有一样就行；OR、或、| 都可以，前后空格")),
        (f"会议 -“{slogan}”", _("不要这一样；减号紧贴在前，－、NOT 也可以")),
        (f"(“{slogan}” | 产业) 会议", _("括号分组，（）也可以")),
    ]


def _made(rows: Rows) -> list[Example]:
    searches = [(q, means, SearchParams(q=q)) for q, means in rows]
    return [Example(q, means, params.url, query.count(params)) for q, means, params in searches]
