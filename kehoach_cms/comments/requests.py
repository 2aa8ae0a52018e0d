"""Reading what was posted, before anything of it is believed: its size, its type, its fields."""

from http import HTTPStatus

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, QueryDict
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError

from kehoach_cms.comments.forms import NAMES
from kehoach_cms.i18n import _now

MAX_BYTES = 64 * 1024
MAX_FIELDS = 30
#: What Django raises over a body that is no form; the last two over a charset that no text is written in.
_UNREADABLE = (
    MultiPartParserError,
    RequestDataTooBig,
    SuspiciousOperation,
    UnreadablePostError,
    BadRequest,
    LookupError,
    UnicodeError,
)
_FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")


class Refused(Exception):
    """A request that is not answered with a form: its status and what the reader is told."""

    def __init__(self, status: HTTPStatus, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


def read_fields(request: HttpRequest) -> QueryDict:
    """The posted fields, each at most once. The body is not touched before its size is known."""
    _check_length(request.META.get("CONTENT_LENGTH") or "")
    if request.content_type not in _FORM_TYPES:
        raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, _now("Only the form of this portal can send comments."))
    try:
        fields, files = request.POST, request.FILES
    except _UNREADABLE as error:
        raise _unreadable() from error
    too_many = len(fields) > MAX_FIELDS or any(len(fields.getlist(name)) > 1 for name in NAMES)
    if files or too_many:
        raise _unreadable()
    return fields


def _check_length(length: str) -> None:
    if not length:
        raise Refused(HTTPStatus.LENGTH_REQUIRED, _now("The length of the comment was not sent."))
    if not (length.isascii() and length.isdigit()):
        raise _unreadable()
    if len(length) > 12 or int(length) > MAX_BYTES:
        message = _now("The comment is too long. Go back in your browser and shorten it; it is still there.")
        raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, message)


def _unreadable() -> Refused:
    message = _now("The comment could not be read. Go back in your browser; your text is still there.")
    return Refused(HTTPStatus.BAD_REQUEST, message)
