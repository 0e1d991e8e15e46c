"""Why a search has no answer, in the reader's language."""

from django.utils.translation import gettext as _

from search.engine.errors import IndexBroken, SearchUnavailable, TookTooLong

STATUS = 503  # to be tried again: later, or with a simpler query


def reason(error: SearchUnavailable) -> str:
    if isinstance(error, TookTooLong):
        return _("这个检索式太费时，%(seconds)d 秒内没有查完；请换更长的词，或少用几个。") % {"seconds": error.seconds}
    if isinstance(error, IndexBroken):
        return _("检索索引的文件坏了，记录无损；重建之后即可检索。（管理员请运行 manage.py index rebuild。）")
    return _("检索索引还没有建好，请稍后再来。（管理员可运行 manage.py index rebuild。）")
