"""What stands above a form that is shown again: why, and what to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from kehoach_cms.comments.guard.rates import HOUR
from kehoach_cms.i18n import _, _n

_MINUTE = 60

#: Tone, title and text by the reason.
_Known = Mapping[str, tuple[str, str, str]]
_OF_COMMENTS: _Known = {
    "check": (
        "",
        _("Your comment has not been sent yet"),
        _("Read it once more, correct what you like, then press Send comment."),
    ),
    "expired": ("warn", _("The form has expired"), _("Your text has been kept. Press Send comment once more.")),
    "changed": (
        "warn",
        _("You have already sent a comment with this form"),
        _("This text is another one. Press Send comment to send it as well."),
    ),
    "foreign": (
        "error",
        _("The comment did not come from this portal"),
        _("It has not been stored. If you wrote it, send it once more."),
    ),
    "too_many": ("warn", _("You have sent many comments in a short time"), _("Your text has been kept.")),
}
_OF_REPORTS: _Known = {
    "foreign": (
        "error",
        _("The report did not come from this portal"),
        _("Nothing has been stored. If it was you, press Send the report."),
    ),
    "too_many": ("warn", _("You have sent many reports in a short time"), ""),
}


@dataclass(frozen=True)
class Notice:
    """A message as the include `notice.html` shows it."""

    title: str
    text: str
    tone: str = ""


def comment_notice(why: str, wait: int = 0) -> Notice | None:
    """Above the form of a comment or of its change; None where the errors say enough.

    `why`: "check" (read it once more, and send), "expired", "changed", "foreign", "too_many" (`wait`: seconds).
    """
    return _notice(_OF_COMMENTS, why, wait)


def report_notice(why: str, wait: int = 0) -> Notice | None:
    """Above the form of a report: "foreign", "too_many" (`wait`: seconds), or nothing."""
    return _notice(_OF_REPORTS, why, wait)


def _notice(known: _Known, why: str, wait: int) -> Notice | None:
    if why not in known:
        return None
    tone, title, text = known[why]
    return Notice(str(title), f"{try_again_in(wait)} {text}".strip() if wait else str(text), tone)


def try_again_in(seconds: int) -> str:
    """When it will be taken: in minutes up to an hour, then in hours, rounded up."""
    if seconds <= HOUR:
        minutes = max(1, ceil(seconds / _MINUTE))
        return _n("Please try again in %(number)s minute.", "Please try again in %(number)s minutes.", minutes)
    hours = ceil(seconds / HOUR)
    return _n("Please try again in %(number)s hour.", "Please try again in %(number)s hours.", hours)
