"""The list of posts, and the page of one: who held it, one after another."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from archive.analysis.roster_entries import compared
from archive.export.careers import compared_roster_table, holder_table
from archive.export.response import render_or_export
from archive.models import Post
from archive.queries.holdings import holders
from archive.views.entities import entity_view
from archive.views.lists import ListedKind, listed

_KINDS = (ListedKind("unique", _("一时一人"), lambda posts: posts.filter(is_unique=True)),)


def posts(request: HttpRequest) -> HttpResponseBase:
    return listed(request, "posts", Post.objects.seen(), _KINDS)


@entity_view(Post, "area__parent__parent")
def post(request: HttpRequest, post: Post) -> HttpResponseBase:
    held, roster = holders(post), compared(post.roster_entries.select_related("post", "person"))
    context = {"post": post, "holders": held, "roster": roster}
    return render_or_export(request, "archive/post.html", context, holder_table(held), compared_roster_table(roster))
