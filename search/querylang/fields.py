"""What the fields of a query and the filters beside it are called."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from archive.models.fact_kinds import MENTIONS

FIELD_TITLES: Final[dict[str, str | Promise]] = {
    "area": gettext_lazy("地区"),
    "year": gettext_lazy("年份"),
    "person": gettext_lazy("人物"),
    **{kind.subject: kind.label for kind in MENTIONS},
    "publisher": gettext_lazy("来源"),
    "part": gettext_lazy("身份"),
}
# Fields of the query alone, which no filter stands beside.
OFFICE_TITLES: Final[dict[str, str | Promise]] = {
    "office": gettext_lazy("任职"),
    "former_office": gettext_lazy("曾任"),
}
