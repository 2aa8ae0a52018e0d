"""What stands above a form that is shown again: why, and what to do."""

from dataclasses import dataclass
from math import ceil

from kehoach_cms.comments.guard.rates import HOUR
from kehoach_cms.i18n import _n, _now

_MINUTE = 60


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
    if why == "check":
        return Notice(
            _now("Your comment has not been sent yet"),
            _now("Read it once more, correct what you like, then press Send comment."),
        )
    if why == "expired":
        return Notice(
            _now("The form has expired"),
            _now("Your text has been kept. Press Send comment once more."),
            "warn",
        )
    if why == "changed":
        return Notice(
            _now("You have already sent a comment with this form"),
            _now("This text is another one. Press Send comment to send it as well."),
            "warn",
        )
    if why == "foreign":
        return Notice(
            _now("The comment did not come from this portal"),
            _now("It has not been stored. If you wrote it, send it once more."),
            "error",
        )
    if why == "too_many":
        return Notice(
            _now("You have sent many comments in a short time"),
            f"{try_again_in(wait)} {_now('Your text has been kept.')}",
            "warn",
        )
    return None


def report_notice(why: str, wait: int = 0) -> Notice | None:
    """Above the form of a report: "foreign", "too_many" (then `wait` seconds long), or nothing."""
    if why == "foreign":
        return Notice(
            _now("The report did not come from this portal"),
            _now("Nothing has been stored. If it was you, press Send the report."),
            "error",
        )
    if why == "too_many":
        return Notice(_now("You have sent many reports in a short time"), try_again_in(wait), "warn")
    return None


def try_again_in(seconds: int) -> str:
    """When it will be taken: in minutes up to an hour, then in hours, rounded up."""
    if seconds <= HOUR:
        minutes = max(1, ceil(seconds / _MINUTE))
        return _n("Please try again in %(number)s minute.", "Please try again in %(number)s minutes.", minutes)
    hours = ceil(seconds / HOUR)
    return _n("Please try again in %(number)s hour.", "Please try again in %(number)s hours.", hours)
