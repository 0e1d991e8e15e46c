"""A draft with a mention of each kind, as the pipeline would read it from ``TEXT``."""

from decimal import Decimal

from archive.ingest.document import (
    CopiedRun,
    DateReading,
    Document,
    Draft,
    FigureMention,
    MeetingPart,
    NameMention,
    Paragraph,
    ParagraphKind,
    PersonMention,
    PointMention,
    Span,
    SpeechMention,
)

TEXT = "市长李明强调，要实施“两翼齐飞”战略。一是抓项目。城东产业园去年完成投资12.5亿元。学习《工作要点》。"


def span(words, text=TEXT):
    return Span(text.index(words), text.index(words) + len(words))


def make_draft(**fields):
    noise = Paragraph(ParagraphKind.NOISE, "相关阅读", (CopiedRun(0, len(TEXT) + 1, 4),))
    body = Paragraph(ParagraphKind.BODY, TEXT, (CopiedRun(0, 0, len(TEXT)),), start=0)
    defaults = {
        "document": Document(TEXT + "\n相关阅读", (body, noise)),
        "title": "工作会议召开",
        "published_on": DateReading("2014-05-08"),
        "publisher": "岚浦日报",
        "people": (
            PersonMention("李明", MeetingPart.SPEAKER, "市长", 1, span("李明"), confidence=0.9),
            PersonMention("各县县长", MeetingPart.ATTENDEE, is_group=True),
            PersonMention("王芳", MeetingPart.JOURNALIST, "记者"),
        ),
        "speeches": (
            SpeechMention(
                span(TEXT[5:33]), "李明", verb="强调", points=(PointMention("一是", 1, span("一是抓项目。")),)
            ),
        ),
        "strategies": (NameMention("两翼齐飞", span("两翼齐飞"), "strategy"),),
        "documents": (NameMention("工作要点", span("《工作要点》")),),
        "zones": (NameMention("城东产业园", span("城东产业园"), "park"),),
        "figures": (
            FigureMention(
                "投资", "12.5亿元", Decimal("12.5"), "亿元", span("12.5亿元"), base_unit="元",
                base_value=Decimal("1250000000"), said_by="李明",
            ),
        ),
    }  # fmt: skip
    return Draft(**{**defaults, **fields})
