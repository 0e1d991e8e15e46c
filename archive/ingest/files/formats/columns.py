"""The names that columns of reports go by, in tables of offices and of crawlers; which column is which."""

import re
from collections.abc import Iterable, Mapping

# The first name is the canonical one. Compared without case, spaces and marks, and without 新闻, article and the like.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text", "body", "content", "contents", "fulltext", "maintext", "bodytext", "contenttext", "正文", "内容",
        "全文", "文本", "详情", "正文内容", "内容正文", "原文", "article", "全文内容", "文本内容", "详细内容",
        "具体内容", "原文内容",
    ),
    "title": ("title", "headline", "subject", "标题", "题目", "题名", "主标题"),
    "published_on": (
        "published_on", "day", "date", "published", "pubdate", "pubtime", "publishdate", "publishtime", "publishedat",
        "publisheddate", "publishedtime", "datepublished", "releasedate", "releasetime", "issuedate", "datetime",
        "time", "posttime", "postdate", "ctime", "createtime", "createdat",
        "发布日期", "日期", "发布时间", "时间", "发表日期", "发表时间", "刊发日期", "刊登日期", "见报日期",
        "报道日期", "报道时间", "发稿时间", "发稿日期", "出版日期", "发文时间", "发文日期", "刊发时间", "刊登时间",
        "刊载日期", "刊载时间", "见报时间", "出版时间", "上传时间", "上传日期",
    ),
    "publisher": (
        "publisher", "source", "sourcename", "media", "medianame", "publishername", "newspaper", "site", "sitename",
        "website", "origin", "来源", "媒体", "报纸", "单位", "来源名称", "来源媒体", "媒体名称", "网站", "网站名称",
        "信息来源", "报刊", "报纸名称", "发布单位", "发布机构", "发文单位", "发文机构", "站点", "站点名称", "稿源",
        "刊发媒体", "刊登媒体", "刊载媒体", "发布媒体", "发表媒体", "媒体来源",
        "出处", "信源", "数据来源", "来源网站", "来源报纸", "刊物", "刊名", "报刊名称", "公众号", "公众号名称",
    ),
    "url": (
        "url", "link", "href", "sourceurl", "sourcelink", "pageurl", "permalink", "originalurl", "网址", "链接", "地址",
        "来源链接", "原文链接", "原文网址", "网页链接", "链接地址", "原文地址", "页面地址", "详情链接", "原始链接",
        "weburl",
    ),
    "author": (
        "author", "authors", "byline", "writer", "reporter", "creator", "作者", "记者", "撰稿", "撰稿人", "撰文",
        "署名", "作者姓名", "记者姓名", "责任记者", "通讯员", "供稿", "供稿人",
    ),
    "area": ("area", "place", "region", "location", "地区", "地点", "区域", "所属地区"),
}  # fmt: skip
_MARKS = re.compile(r"[\s_.\-:：\ufeff]+")
_OF_WHAT = re.compile(r"(?:新闻|文章|报道|稿件|网页|帖子|article|news|post)(?=.)")


def known_as(column: str) -> str:
    """The key of ``COLUMNS`` that ``column`` is a name of; "" for others."""
    plain = _plain(column)
    return _BY_NAME.get(plain) or _BY_NAME.get(_OF_WHAT.sub("", plain, count=1), "")


def _plain(column: str) -> str:
    return _MARKS.sub("", str(column)).lower()


_BY_NAME = {_plain(name): key for key, names in COLUMNS.items() for name in names}


def chosen(row: Mapping[str, object]) -> dict[str, str]:
    """For each key of ``COLUMNS`` the name of the column of ``row`` that holds it: of several filled ones the first
    in the order of ``COLUMNS``."""
    named: dict[str, str] = {}
    for column, value in row.items():
        key = known_as(column)
        if key and value not in (None, "") and (key not in named or _rank(key, column) < _rank(key, named[key])):
            named[key] = column
    return named


def _rank(key: str, column: str) -> int:
    names = [_plain(name) for name in COLUMNS[key]]
    plain = _plain(column)
    return names.index(plain) if plain in names else len(names)


def ignored(row: Mapping[str, object]) -> tuple[str, ...]:
    """The columns of ``row`` that hold something and are not used, in their order."""
    used = set(chosen(row).values())
    return tuple(str(name) for name, value in row.items() if value not in (None, "") and name not in used)


def renamed(names: Iterable[str], mapping: Mapping[str, str]) -> list[str]:
    """``names`` of a table's head with those that an editor mapped (column to key of ``COLUMNS``) by their keys.

    A column that goes by such a key already, and one that is mapped to nothing, gets a name that is none, so that
    nothing is written over and what is not to be used is not.
    """
    wanted = {_plain(column): key for column, key in mapping.items()}
    taken = {_plain(key) for key in wanted.values()} | {column for column, key in wanted.items() if not key}
    return [wanted.get(_plain(name)) or (f"{name} (2)" if _plain(name) in taken else name) for name in names]
