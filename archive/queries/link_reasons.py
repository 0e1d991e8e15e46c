"""Why a mention stands with the record it stands with, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.models.linked import (
    EDITOR,
    NO_RECORD,
    NOT_BORNE,
    NOT_KNOWN,
    ONLY_ONE,
    REPEATED,
    SAME_NAME,
    Linked,
)
from archive.resolution.mentions import Reason
from archive.text.normalize import fold


def _apart(label: object) -> Callable[[Mapping[str, int]], str]:
    """``label`` and the months to the nearest other mention that it speaks of."""

    def told(params: Mapping[str, int]) -> str:
        months = int(params.get("months") or 0)
        if not months:
            distance = _("同一个月")
        else:
            distance = ngettext("相隔 %(months)d 个月", "相隔 %(months)d 个月", months) % {"months": months}
        return f"{label}{_('，')}{distance}"

    return told


def _plain(label: object) -> Callable[[Mapping[str, int]], str]:
    return lambda _params: str(label)


def _beside(params: Mapping[str, int]) -> str:
    number = int(params.get("names") or 1)
    return ngettext("未印职务，同列 %(names)d 人也常与其同列", "未印职务，同列 %(names)d 人也常与其同列", number) % {
        "names": number
    }


# By ``archive.resolution.mentions.Reason`` and ``archive.models.linked``; the only one of its name needs no reason.
_REASONS: dict[str, Callable[[Mapping[str, int]], str]] = {
    Reason.SAME_POST: _apart(gettext_lazy("同一职务")),
    Reason.SAME_UNIQUE_POST: _apart(gettext_lazy("同一职务，一时只有一人")),
    Reason.SAME_AREA: _apart(gettext_lazy("同一地区或机构的另一职务")),
    Reason.CAREER: _apart(gettext_lazy("前后职务相承")),
    Reason.NEAREST_IN_TIME: _apart(gettext_lazy("未印职务，时间最近")),
    Reason.FAR: _plain(gettext_lazy("姓名常见，又无职务，离其他各处太远")),
    Reason.RARE_NAME: _plain(gettext_lazy("姓名少见")),
    Reason.NEIGHBOURS: _beside,
    Reason.SAME_PUBLISHER: _plain(gettext_lazy("同一家媒体的记者")),
    Reason.BIRTH: _plain(gettext_lazy("据报道所印的出生年月")),
    Reason.BEGINNING: _plain(gettext_lazy("与同名者在不同年份就任同一职务，当是两人")),
    Reason.DECISION: _plain(gettext_lazy("编辑判定为同一人")),
    Reason.OTHER_COUNTRY: _plain(gettext_lazy("与同名者不在一国")),
    Reason.OTHER_WALK: _plain(gettext_lazy("与同名者身份不同")),
    Reason.ELSEWHERE: _plain(gettext_lazy("同名者都在外省的市县任职")),
    Reason.OTHER_AREA: _plain(gettext_lazy("与同名者同时任职于两地")),
    Reason.OTHER_POST: _plain(gettext_lazy("与同名者职务不相容")),
    EDITOR: _plain(gettext_lazy("编辑归入")),
    ONLY_ONE: _plain(gettext_lazy("简称，当地已知的同类园区只此一个")),
    NOT_KNOWN: _plain(gettext_lazy("简称，当地没有已知的同类园区，或不止一个")),
    NOT_BORNE: _plain(gettext_lazy("只见于一篇报道，形式也不足以单独成立")),
    NO_RECORD: _plain(gettext_lazy("编辑判定名称不成立")),
    REPEATED: _plain(gettext_lazy("同一报道中已有同一身份")),
}


def link_reason(mention: object) -> str:
    """Such as ``同一职务，相隔 2 个月``; empty where nothing but the very name speaks for a link, or there is none."""
    if not isinstance(mention, Linked):
        return ""
    if mention.link_reason == SAME_NAME and mention.record and fold(mention.printed) != fold(mention.record.name):
        form = _("同一指标的另一写法") if mention.record_field == "metric" else _("同一名称的另一写法")
        return f"{form}{_('：')}{mention.printed}"
    told = _REASONS.get(mention.link_reason)
    return told(mention.link_params if isinstance(mention.link_params, dict) else {}) if told else ""
