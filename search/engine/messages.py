"""Why a search has no answer, in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from search.engine.errors import (
    EngineGone,
    EngineRefused,
    ForeignIndex,
    IndexBroken,
    IndexLocked,
    PartialAnswer,
    SearchUnavailable,
    TookTooLong,
)

STATUS = 503  # to be tried again: later, or with a simpler query
_REASONS: dict[type[SearchUnavailable], str | Promise] = {
    PartialAnswer: gettext_lazy("检索集群有一部分没有回答，残缺的结果不予显示；请稍后再试。"),
    EngineGone: gettext_lazy("检索集群暂时连不上，请稍后再试；浏览不受影响。"),
    ForeignIndex: gettext_lazy("检索集群上同名的索引不是本档案的，已停止检索。（管理员请见 docs/scaling-search.md。）"),
    IndexLocked: gettext_lazy("检索索引只读，改动照常保存，但暂不进索引。（管理员请检查集群的磁盘。）"),
}
_REFUSED: dict[str, str | Promise] = {
    "certificate": gettext_lazy("检索集群的证书不可信，已停止检索。（管理员请核对 ARCHIVE_OPENSEARCH_CA。）"),
    "password": gettext_lazy("检索集群不认本档案的用户名或密码。（管理员请核对 ARCHIVE_OPENSEARCH_USER 等设置。）"),
    "rights": gettext_lazy("本档案的用户在检索集群上权限不足。（管理员请见 docs/scaling-search.md。）"),
}


def reason(error: SearchUnavailable) -> str:
    if isinstance(error, TookTooLong):
        return _("这个检索式太费时，%(seconds)d 秒内没有查完；请换更长的词，或少用几个。") % {"seconds": error.seconds}
    if isinstance(error, IndexBroken):
        return _("检索索引的文件坏了，记录无损；重建之后即可检索。（管理员请运行 manage.py index rebuild。）")
    if isinstance(error, EngineRefused):
        return str(_REFUSED[error.what])
    told = _REASONS.get(type(error))
    return str(told or _("检索索引还没有建好，请稍后再来。（管理员可运行 manage.py index rebuild。）"))
