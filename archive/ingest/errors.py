"""Why a file cannot be read: a stable code, a sentence to translate, and what fills its places.

The reading pipeline knows no Django. Its sentences are marked for translation here and translated by whoever shows
them: ``gettext(error.template) % error.params``.
"""

from archive.ingest.texts import _

TEMPLATES = {
    "empty": _("文件里没有文字。"),
    "too_large": _("文件超过上限 %(limit)d 字节。"),
    "unsupported": _("暂不支持 %(format)s 格式，请先另存为纯文本或网页。"),
    "not_text": _("文件内容不是文字，或已损坏。"),
    "unknown_encoding": _("认不出文件的文字编码。"),
    "too_many_blocks": _("文件有 %(count)d 个以上的段落，超过上限，不像一份报道。"),
}


class Unreadable(Exception):
    """Bytes that give no text. ``code`` is a key of ``TEMPLATES``; ``params`` fill the sentence."""

    def __init__(self, code: str, **params: object) -> None:
        self.code = code
        self.params = params
        self.template = TEMPLATES[code]
        super().__init__(self.template % params)
