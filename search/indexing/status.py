"""How the archive stands, for its keepers: sizes, the index and what waits for it, the last checks and backups."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from django.db import connection
from django.db.models import Min
from django.utils import formats, timezone
from django.utils.functional import Promise
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.http.readiness import reasons
from archive.models import Report, SourceText
from archive.ops import job_log
from search.engine.errors import SearchUnavailable
from search.engine.messages import reason
from search.indexing import index_sync
from search.models import OutboxEntry

_NAMED = 10
_LATE = timedelta(minutes=10)  # a note that waits longer shows that nobody drains
_RUNS: dict[str, tuple[str | Promise, timedelta]] = {
    "backup": (gettext_lazy("上次备份"), timedelta(days=8)),
    "data check": (gettext_lazy("上次核对数据"), timedelta(days=32)),
    "index check": (gettext_lazy("上次核对索引"), timedelta(days=8)),
}


_ASKED: dict[str, str | Promise] = {
    "database": gettext_lazy("数据库"), "migrations": gettext_lazy("数据库结构"), "index": gettext_lazy("检索索引"),
    "others": gettext_lazy("其他"),
}  # fmt: skip


class StatusLine(NamedTuple):
    """``trouble`` says what to do about it; empty where all is well."""

    label: str
    value: str
    trouble: str = ""


def lines() -> list[tuple[str, list[StatusLine]]]:
    """By section."""
    return [
        (
            _("能否服务"),
            [
                StatusLine(str(_ASKED.get(name, name)), _("正常") if not said else "", said)
                for name, said in reasons().items()
            ],
        ),
        (_("记录"), _records()),
        (_("检索索引"), _index()),
        (_("备份与核对"), [_run(name) for name in _RUNS]),
    ]


def _records() -> list[StatusLine]:
    by_status = Counter(Report.objects.order_by().values_list("status", flat=True))
    shown = [StatusLine(str(label), str(by_status[value])) for value, label in Report.Status.choices]
    return [
        *shown,
        StatusLine(_("原始文件"), str(SourceText.objects.count())),
        StatusLine(_("数据库"), _size(_database_files())),
        _disk(),
    ]


def _disk() -> StatusLine:
    """A rebuild writes the index once more beside the live one, a backup the database; half of each is too little."""
    kept = _bytes(_database_files())
    with suppress(SearchUnavailable):
        kept += index_sync.backend().size()
    free = shutil.disk_usage(_database_files()[0].parent).free
    trouble = "" if free > 2 * kept else _("余量不够重建索引和备份：请腾出空间。")
    return StatusLine(_("磁盘余量"), _megabytes(free), trouble)


def _database_files() -> list[Path]:
    name = Path(str(connection.settings_dict["NAME"]))
    return [name, name.with_name(f"{name.name}-wal")]


def _index() -> list[StatusLine]:
    try:
        engine = index_sync.backend()
        live, number, size, trouble = engine.live(), engine.count(), engine.size(), engine.trouble()
    except SearchUnavailable as error:
        return [StatusLine(_("索引"), "", reason(error))]
    published = Report.objects.published().count()
    is_own = live.fingerprint == engine.fingerprint()
    waiting = OutboxEntry.objects.filter(is_indexed=False)
    oldest = waiting.aggregate(oldest=Min("created"))["oldest"]
    late = oldest is not None and abs(timezone.now() - oldest) > _LATE  # or from a clock that was ahead
    return [
        StatusLine(_("所在"), live.name,
        "" if is_own else _("由别的版本所建：请运行 manage.py index rebuild。")),
        StatusLine(_("大小"), _megabytes(size), trouble),
        StatusLine(
            _("索引里的报道"), _("%(number)d 份；已发布 %(published)d 份") % {"number": number, "published": published},
            "" if number == published or waiting.exists() else _not_indexed(),
        ),
        StatusLine(
            _("等待写入"), _waiting(waiting.count(), oldest),
            _("等得太久：请运行 manage.py index drain。") if late else "",
        ),
        StatusLine(_("正在重建"), _("是") if engine.is_rebuilding() else _("否")),
    ]  # fmt: skip


def _not_indexed() -> str:
    """Names the first of those that the index lacks."""
    said = _("份数不符：请运行 manage.py index check --repair。")
    keys = index_sync.lacking()
    named = _("、").join(map(str, keys[:_NAMED])) + (" …" if len(keys) > _NAMED else "")
    return said + (_("索引里没有：%(keys)s；原因见日志。") % {"keys": named} if keys else "")


def _waiting(number: int, oldest: datetime | None) -> str:
    if oldest is None:
        return "0"
    return _("%(number)d 项，最早的已等 %(time)s") % {"number": number, "time": timesince(oldest)}


def _run(name: str) -> StatusLine:
    label, often = _RUNS[name]
    run = job_log.last(name)
    if run is None:
        return StatusLine(str(label), _("从未"), _("请运行 manage.py %(name)s。") % {"name": name})
    shown = _shown(run)
    if not run.is_good:
        good = job_log.last_good(name)
        kept = _("上次成功：%(run)s") % {"run": _shown(good)} if good else _("从未成功。")
        return StatusLine(str(label), shown, _("上次没有成功。") + kept)
    if run.at - timezone.now() > _LATE:
        return StatusLine(str(label), shown, _("时间在将来：请核对本机的时钟，再运行一次。"))
    late = timezone.now() - run.at > often
    return StatusLine(
        str(label), shown, _("已过了很久：请再运行 manage.py %(name)s。") % {"name": name} if late else ""
    )


def _shown(run: job_log.JobRun) -> str:
    return f"{formats.date_format(timezone.localtime(run.at), 'Y-m-d H:i')} · {run.said}"


def _size(files: Iterable[Path]) -> str:
    return _megabytes(_bytes(files))


def _bytes(files: Iterable[Path]) -> int:
    return sum(file.stat().st_size for file in files if file.is_file())


def _megabytes(size: int) -> str:
    return _("%(size)s MB") % {"size": formats.number_format(size / 1_000_000, 1)}
