"""JSON that people can read, too."""

from collections.abc import Mapping

from django.http import JsonResponse


class ReadableJsonResponse(JsonResponse):
    """Chinese as it is written, not by numbers."""

    def __init__(
        self,
        data: object,
        *,
        safe: bool = True,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        content_type: str = "application/json",
    ) -> None:
        plain = {"ensure_ascii": False}
        super().__init__(
            data, safe=safe, json_dumps_params=plain, status=status, headers=headers, content_type=content_type
        )
