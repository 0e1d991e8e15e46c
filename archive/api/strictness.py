"""What the API takes in an address, and nothing beside it: parameters that it describes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps

from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.errors import HttpError

from archive.http.params import refusal


def described_parameters_only(api: NinjaAPI) -> Callable[[Callable[..., object]], Callable[..., object]]:
    """Decorates the operations of ``api``: 400 with the names of parameters that its description does not have."""

    def decorate(operation: Callable[..., object]) -> Callable[..., object]:
        @wraps(operation)
        def checked(request: HttpRequest, *args: object, **kwargs: object) -> object:
            described = _described(api, request)
            single = [name for name, is_many in described.items() if not is_many]
            if told := refusal(request, described, single):
                raise HttpError(400, told)
            return operation(request, *args, **kwargs)

        return checked

    return decorate


def _described(api: NinjaAPI, request: HttpRequest) -> dict[str, bool]:
    match = request.resolver_match
    return _by_path(api)["/" + (match.route if match else "").replace("<", "{").replace(">", "}")]


@cache
def _by_path(api: NinjaAPI) -> dict[str, dict[str, bool]]:
    """The parameters in the address of each path, and whether each takes several values."""
    paths = api.get_openapi_schema()["paths"]
    described = {
        path: [each for operation in methods.values() for each in operation.get("parameters", [])]
        for path, methods in paths.items()
    }
    return {
        path: {each["name"]: each["schema"].get("type") == "array" for each in said if each["in"] == "query"}
        for path, said in described.items()
    }
