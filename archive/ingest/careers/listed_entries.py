"""Entries of lists that print no verb: a name and an office, a name behind a body, an office behind a birth month."""

import re

from archive.ingest.careers.clauses import is_no_name, names_at
from archive.ingest.careers.statement_clause import Appointments, StatementClause
from archive.ingest.document import CHANGES_OF_OFFICE
from archive.ingest.people import offices
from archive.ingest.people.names import surname_length

_OFFICE = (
    r"(?!不再|代理|[任免挂的为因担兼辞拟现原转改调])"
    r"(?P<office>[\u3400-\u9fff][\u3400-\u9fff、()]{3,60}?)(?P<duties>职务)?"
)
# 张建伟 岚浦县民政局局长, 张建伟同志岚浦县民政局局长职务: in a list of those who come or leave.
_NAME_AND_OFFICE = re.compile(
    rf"(?P<name>[\u3400-\u9fff]{{2,4}})(?: ?\([\u3400-\u9fff、]{{1,8}}\))?(?: {{1,4}}|同志的?){_OFFICE}$"
)


def name_and_office(clause: StatementClause) -> Appointments | None:
    """A line or item of a list that is a name, a space or 同志, and the office."""
    folded, state = clause.folded, clause.state
    if state.kind not in CHANGES_OF_OFFICE or not _begins_item(folded, clause.at):
        return None
    entry = _entry(folded, clause.first, clause.end)
    if entry is None or "同志" in entry.group() and not entry["duties"]:
        return None
    return clause.rows(str(state.kind), [entry.span("name")], entry.start("office"), end=entry.end("office"))


def _begins_item(folded: str, at: int) -> bool:
    return folded[at - 1 : at] in ("", "\n", ";", "。")


def begins_with_entry(folded: str, at: int, line_end: int) -> bool:
    """Whether a line is such an entry."""
    return _entry(folded, at, line_end) is not None


def _entry(folded: str, at: int, end: int) -> re.Match[str] | None:
    entry = _NAME_AND_OFFICE.match(folded, at, end)
    is_one = entry is not None and not is_no_name(entry["name"]) and offices.ends_with_title(entry["office"])
    return entry if is_one else None


# 男,汉族,1974年9月生,岚浦人,中共党员: what an entry prints between the name and the office.
_PARTICULARS = re.compile(
    r"(?:,(?:[男女]|[\u3400-\u9fff]{1,5}族|(?:19|20)\d\d(?:年|\.)\d{1,2}月?(?:\d{1,2}日)?(?:出?生)?|[\u3400-\u9fff]{2,9}人|"
    r"(?:中共|群众|民[建进革盟]|九三学社|农工党|无党派|致公党|台盟)[\u3400-\u9fff]{0,4}|[\u3400-\u9fff]{0,8}(?:学历|学位|大学|本科|大专|硕士|博士)))+,"
)


def office_behind_particulars(clause: StatementClause) -> Appointments | None:
    """张建伟,1974年9月生,岚浦县委书记: whom an entry tells of holds the office that ends its sentence."""
    folded, state = clause.folded, clause.state
    if clause.persons or clause.verb or state.kind or not state.person:
        return None
    between = _PARTICULARS.fullmatch(folded, state.person[1], clause.at)
    if between is None or "年" not in between.group() and "." not in between.group():
        return None
    printed = folded[clause.first : clause.end]
    if folded[clause.end : clause.end + 1] not in ("。", "\n", ";", "", ","):
        return None
    if not (offices.ends_with_title(printed) or _SECTION_HEAD.search(printed)):
        return None
    return clause.rows("holds", [state.person], clause.first)


def office_before_proposal(clause: StatementClause) -> Appointments | None:
    """张建伟,县水利局副局长,拟任…: what stands between an entry's name and what it is proposed for is held now."""
    folded, person = clause.folded, clause.state.person
    is_listed = clause.state.listed == "holds" or _PROPOSED.match(folded, clause.end) is not None
    if clause.verb or person is None or not is_listed:
        return None
    if not _NAME_ALONE.fullmatch(folded, person[1], clause.at):
        return None
    return clause.rows("holds", [person], clause.first) or None


_PROPOSED = re.compile(",拟(?:任|提名|推荐|提拔|提任)")
_NAME_ALONE = re.compile(r"(?:同志)?(?: ?\([\u3400-\u9fff、]{1,8}\))?,")
_SECTION_HEAD = re.compile("[股室]长$")  # no title in running text
_FROM_OFFICE = re.compile(
    r"(?:(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?)?[由从](?P<old>[\u3400-\u9fff、]{4,30}?)(?:岗位上?)?"
    r"(?:(?:转任|改任|调任|升任|拟?提拔为|提任|晋升为|转岗为|交流任)(?P<appointed>)|拟任(?P<proposed>))(?=[\u3400-\u9fff]{4})"
)


def from_office(clause: StatementClause) -> Appointments | None:
    """张建伟由县科技局局长转任县科协主席: the office left stands between the name and the verb."""
    named = _named_before_office(clause)
    move = _FROM_OFFICE.match(clause.folded, named[1], clause.end) if named else None
    if named is None or move is None or not offices.ends_with_title(move["old"]):
        return None
    kind = "appointed" if move["appointed"] is not None else "proposed"
    return clause.rows(kind, [named], move.end())


def _named_before_office(clause: StatementClause) -> tuple[int, int] | None:
    """The name that begins the clause and ends before 由 or 从."""
    folded, at = clause.folded, clause.first
    stops = (at + length for length in (3, 2, 4) if _FROM_OFFICE.match(folded, at + length, clause.end))
    stop = next(stops, None)
    if stop is None or not surname_length(folded, at) or is_no_name(folded[at:stop]):
        return None
    return at, stop


def of_body(clause: StatementClause) -> None:
    """石佛寺镇:张建伟任党委书记: a bare title in this line is of the body that heads it."""
    folded = clause.folded
    if folded[clause.at - 1 : clause.at] != ":":
        return
    start = folded.rfind("\n", 0, clause.at) + 1
    if _BODY.fullmatch(folded, start, clause.at - 1) and names_at(folded, clause.first, clause.end, bold=True):
        clause.state.office = folded[start : clause.at - 1]


_BODY = re.compile(
    r"(?!中共)[\u3400-\u9fff]{1,18}(?:[局办院部会厅处所校]|办公室|中心|委|[^现原拟 ]任?委|镇|乡|街道|法院|检察院|"
    r"中学|小学|公司|村|社区)"
)
