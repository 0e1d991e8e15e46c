"""Tokens with which a browser hands in the page that its reader sees. What is kept of one is its hash."""

from __future__ import annotations

import hashlib
import secrets
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _p


class CaptureToken(models.Model):
    """Of one account; it can be revoked at any time, and ends with the account's right to bring reports in."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="capture_tokens", verbose_name=_("账号")
    )
    label = models.CharField(_("用在哪里"), max_length=100, blank=True)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("发给时间"), auto_now_add=True)
    used_at = models.DateTimeField(_("最近使用"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("收回时间"), null=True, blank=True)

    class Meta:
        verbose_name = _p("one", "书签令牌")
        verbose_name_plural = _p("many", "书签令牌")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.label or f"{self.created_at:%Y-%m-%d}"

    @classmethod
    def give(cls, user: Any, label: str) -> str:
        """A new token in words, which is shown once and kept nowhere."""
        said = secrets.token_urlsafe(32)
        cls.objects.create(user=user, label=label[:100], digest=_digest(said))
        return said

    @classmethod
    def known(cls, said: str) -> CaptureToken | None:
        """The token that ``said`` is, where it holds and its account may bring reports in."""
        token = cls.objects.select_related("user").filter(digest=_digest(said), revoked_at=None).first()
        if token is None or not (token.user.is_active and token.user.has_perm("archive.add_report")):
            return None
        cls.objects.filter(pk=token.pk).update(used_at=timezone.now())
        return token


def _digest(said: str) -> str:
    """Of 256 random bits: a fast hash is enough."""
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()
