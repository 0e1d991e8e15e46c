"""What holds a report as a draft, also where it was to be published: a person has to look at it first."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from archive.ingest.document import Draft
from archive.ingest.prepared import Prepared
from archive.models.messages import Message

_LEFT_OUT_MOST = 15  # per cent of the words of a file that may be set aside without a person looking


def reason_to_hold(prepared: Prepared) -> Message:
    """Empty for none."""
    if prepared.unread_pages:
        said = _("有 %(count)d 页是图像，没有读；要识别，请装文字识别（make ocr）。")
        return Message(said, {"count": prepared.unread_pages})
    return _about_draft(prepared.draft) if prepared.draft else Message()


def _about_draft(drafted: Draft) -> Message:
    if drafted.reports > 1:
        return Message(_("像是有 %(count)d 篇报道在一起，请核对后拆分。"), {"count": drafted.reports})
    if drafted.unread_day:
        return Message(_("看不懂所给的日期“%(day)s”。"), {"day": drafted.unread_day})
    if share := _share_left_out(drafted):
        said = _("有 %(count)d 字（%(share)d%%）未归入正文，请先核对版面。")
        return Message(said, {"count": drafted.left_out, "share": share})
    return Message()


def _share_left_out(drafted: Draft) -> int:
    """Per cent of the words that were set aside though they are no known boilerplate; 0 where they are few."""
    words = drafted.left_out + len(drafted.document.body)
    share = drafted.left_out * 100 // words if words else 0
    return share if share > _LEFT_OUT_MOST else 0
