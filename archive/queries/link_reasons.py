"""Why a mention stands with the record it stands with, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.models.linked import EDITOR, Linked
from archive.resolution.mentions import Reason

Parameters = dict[str, Any]  # of a reason, by name
Telling = Callable[[Parameters], str]


def _apart(label: str | Promise) -> Telling:
    """``label`` and the months to the nearest other mention that it speaks of."""

    def told(params: Parameters) -> str:
        months = int(params.get("months") or 0)
        distance = ngettext("相隔 %(months)d 个月", "相隔 %(months)d 个月", months) % {"months": months}
        return f"{label}{_('，')}{distance if months else _('同一个月')}"

    return told


def _plain(label: str | Promise) -> Telling:
    return lambda _params: str(label)


def _beside(params: Parameters) -> str:
    number = int(params.get("names") or 1)
    return ngettext("未印职务，同列 %(names)d 人也常与其同列", "未印职务，同列 %(names)d 人也常与其同列", number) % {
        "names": number
    }


# By ``archive.resolution.mentions.Reason``; what is the only one of its name needs no reason.
_REASONS: dict[str, Telling] = {
    Reason.SAME_POST: _apart(gettext_lazy("同一职务")),
    Reason.SAME_UNIQUE_POST: _apart(gettext_lazy("同一职务，一时只有一人")),
    Reason.SAME_AREA: _apart(gettext_lazy("同一地区或机构的另一职务")),
    Reason.CAREER: _apart(gettext_lazy("前后职务相承")),
    Reason.NEAREST_IN_TIME: _apart(gettext_lazy("未印职务，时间最近")),
    Reason.FAR: _plain(gettext_lazy("姓名常见，又无职务，离其他各处太远")),
    Reason.RARE_NAME: _plain(gettext_lazy("姓名少见")),
    Reason.NEIGHBOURS: _beside,
    Reason.SAME_PUBLISHER: _plain(gettext_lazy("同一家媒体的记者")),
    Reason.DECISION: _plain(gettext_lazy("编辑判定为同一人")),
    Reason.OTHER_COUNTRY: _plain(gettext_lazy("与同名者不在一国")),
    Reason.OTHER_WALK: _plain(gettext_lazy("与同名者身份不同")),
    Reason.OTHER_AREA: _plain(gettext_lazy("与同名者同时任职于两地")),
    Reason.OTHER_POST: _plain(gettext_lazy("与同名者职务不相容")),
    EDITOR: _plain(gettext_lazy("编辑归入")),
}


def link_reason(mention: Linked) -> str:
    """Such as ``同一职务，相隔 2 个月``; empty where nothing speaks for the link but the name."""
    told = _REASONS.get(mention.link_reason)
    return told(mention.link_params if isinstance(mention.link_params, dict) else {}) if told else ""
