"""Why a file cannot be read: a stable code, a sentence to translate, and what fills its places.

The reading pipeline knows no Django. Its sentences are marked for translation here and translated by whoever shows
them: ``gettext(error.template) % error.params``.
"""

from archive.ingest.texts import _

TEMPLATES = {
    "empty": _("文件里没有文字。"),
    "too_large": _("文件超过上限 %(limit)d 字节。"),
    "unsupported": _("暂不支持 %(format)s 格式，请先另存为纯文本或网页。"),
    "no_program": _("读 %(format)s 文件要装 %(programs)s（任一即可）；也可先另存为 .docx 或纯文本。"),
    "not_text": _("文件内容不是文字，或已损坏。"),
    "unknown_encoding": _("认不出文件的文字编码。"),
    "damaged": _("%(format)s 文件已损坏，或不是这种格式。"),
    "locked": _("%(format)s 文件有密码，打不开。"),
    "too_long": _("%(format)s 文件太长，不像一份报道。"),
    "no_recognizer": _("这是扫描件或图片，要识别文字：请装文字识别（make ocr），再收一次；也可先用别的软件识别。"),
    "picture_passed_over": _("图片；要识别其中的文字，请装文字识别（make ocr），再收一次。"),
    "no_text_recognized": _("扫描件或图片里没有认出文字。"),
    "too_many_pages": _("超过 %(limit)d 页，请拆开再收。"),
    "too_many_pixels": _("一页的像素超过 %(limit)d 百万，疑为恶意文件。"),
    "no_text_in_pages": _("%(format)s 里只有图像，没有文字。"),
    "no_text_column": _("表里没有正文一列（text、body、content、正文、内容）。"),
    "cells_beyond_head": _("这一行的格子多于表头的 %(columns)d 列，分不清哪些属于正文；请给正文加上引号。"),
    "no_reports": _("压缩包里没有能读的文件。"),
    "too_deep": _("压缩包套得太深（最多 %(limit)d 层）。"),
    "too_many_members": _("压缩包里的文件超过 %(limit)d 个。"),
    "too_large_unpacked": _("解压后超过上限 %(limit)d 字节。"),
    "packed_too_tightly": _("压缩比超过 %(limit)d 倍，疑为恶意文件。"),
    "too_slow": _("超过 %(seconds)d 秒还没读完，已放弃。"),
    "too_much_memory": _("读它要的内存太多，已放弃。"),
    "upload_gone": _("所传的文件已不在，请再选一次。"),
    "missing": _("没有这个文件。"),
    "forbidden": _("没有权限读取。"),
    "unopened": _("打不开（%(error)s）。"),
    "fault": _("程序未能读懂这个文件；原始文件已保存，详情见日志。"),
    "records_passed_over": _("没有成段正文的网页和其他记录 %(count)d 条：%(names)s"),
    "pages_passed_over": _("没有成段正文的页 %(count)d 页"),
    "sheets_passed_over": _("%(count)d 个工作表没有正文一列：%(names)s"),
    "address_refused": _("只抓取公开的 http 和 https 网址。"),
    "robots_refused": _("网站的 robots.txt 不许抓取。"),
    "not_answered": _("网站没有应答（%(error)s）。"),
    "status": _("网站应答 %(status)d。"),
    "too_many_redirects": _("转了 %(limit)d 次还没到。"),
    "no_listing": _("这个网址给的不是站点地图，也不是订阅源。"),
    "no_page": _("这个网址给的不是网页（%(format)s）。"),
    "too_many_blocks": _("文件有 %(count)d 个以上的段落，超过上限，不像一份报道。"),
}
# What no report was expected of: it is named, and no failure.
_PASSED_OVER = frozenset({
    "sheets_passed_over", "records_passed_over", "pages_passed_over", "picture_passed_over", "no_text_recognized",
})  # fmt: skip


class Unreadable(Exception):
    """Bytes that give no text. ``code`` is a key of ``TEMPLATES``; ``params`` fill the sentence."""

    def __init__(self, code: str, **params: object) -> None:
        self.code = code
        self.params = params
        self.template = TEMPLATES[code]
        super().__init__(self.template % params)

    @property
    def is_failure(self) -> bool:
        """Could a report not be read, or was there none to read?"""
        return self.code not in _PASSED_OVER

    def __reduce__(self) -> tuple[object, ...]:
        """Between processes by what it was made from."""
        return _again, (self.code, self.params)


def _again(code: str, params: dict[str, object]) -> Unreadable:
    return Unreadable(code, **params)
