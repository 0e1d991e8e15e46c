"""The API as a whole: its address, its description, and errors as a sentence in JSON."""

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from archive.api import entities, facts, hold, reports
from archive.api.guide import Guide
from archive.api.strictness import described_parameters_only
from archive.http.checks import problem_of

api = NinjaAPI(
    title="Policy-meeting archive",
    version="1",
    description=(
        "Read-only. Lists come in pages: `page` counts from 1, `page_size` is at most 100, `next` is the address of "
        "the next page. Parameters that an address does not describe are refused. Dates are ISO 8601 with the "
        "precision that is known; offsets count "
        "characters (code points) and are half-open. Facts that no editor has confirmed say so in `review`."
    ),
    urls_namespace="api",
    docs=Guide(),
)
api.add_decorator(described_parameters_only(api))
for part in (reports, entities, facts, hold):
    api.add_router("", part.router)


@api.exception_handler(HttpError)
def _refused(request: HttpRequest, error: HttpError) -> HttpResponse:
    return api.create_response(request, {"error": error.message}, status=error.status_code)


@api.exception_handler(ValidationError)
def _unreadable(request: HttpRequest, error: ValidationError) -> HttpResponse:
    message = " ".join(problem_of(detail).message for detail in error.errors)
    return api.create_response(request, {"error": message}, status=400)
