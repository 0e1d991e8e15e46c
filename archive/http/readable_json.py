"""JSON that people can read, too."""

from typing import Any

from django.http import JsonResponse


class ReadableJsonResponse(JsonResponse):
    """Chinese as it is written, not by numbers."""

    def __init__(self, data: Any, **options: Any) -> None:
        super().__init__(data, json_dumps_params={"ensure_ascii": False}, **options)
