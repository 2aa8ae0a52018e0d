"""What the templates show of comments: the list below a page, and the form in each of its states."""

import datetime
from dataclasses import dataclass, field, replace

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from wagtail.models import Page

from kehoach_cms.comments.forms import CommentForm
from kehoach_cms.comments.models import Comment
from kehoach_cms.comments.queries import Thread, published_thread
from kehoach_cms.comments.rendering import text_html
from kehoach_cms.comments.targets import CLOSED, FEEDBACK, CommentsState, Target, state_of
from kehoach_cms.conf import settings
from kehoach_cms.i18n import _now
from kehoach_cms.pages.display import format_date

#: Fields that an error can stand at, in the order of the form.
_FIELDS = ("ten", "thu", "noi_dung", "dong_y")


@dataclass
class CommentView:
    """One comment as the include `comment.html` shows it."""

    id: int | str
    name: str
    date: datetime.datetime
    text_html: SafeString
    is_agency: bool = False
    redacted: bool = False
    reply_url: str = ""
    replies: list["CommentView"] = field(default_factory=list)


@dataclass
class FieldView:
    """What was typed into a field, and what is wrong with it."""

    value: str | bool = ""
    errors: list[str] = field(default_factory=list)


@dataclass
class ErrorView:
    """A line of the error summary."""

    text: str
    field: str = ""


@dataclass
class FormView:
    """The form as the include `comment_form.html` shows it."""

    action: str
    token_url: str
    consent_text: str
    consent_url: str
    notice_text: str
    max_length: int
    name: FieldView = field(default_factory=FieldView)
    #: None as long as an address could not be kept: then it is not asked for.
    email: FieldView | None = None
    text: FieldView = field(default_factory=FieldView)
    consent: FieldView = field(default_factory=lambda: FieldView(value=False))
    errors: list[ErrorView] = field(default_factory=list)
    token: str = ""
    honeypot: str = "ho_ten_2"
    parent: int | None = None


@dataclass
class CommentsBlock:
    """Comments of a page and, while it is open, the form: the context of the include `comments.html`."""

    mode: str
    open: bool
    count: int
    items: list[CommentView]
    closed_note: str
    form: FormView | None
    more_url: str = ""


def comments_block(page: Page, request: HttpRequest | None = None, after: int = 0) -> CommentsBlock | None:
    """What stands below a page, in two queries at most; None where nothing does.

    The form carries no token: the page may be cached and served to everybody.
    """
    if not settings.COMMENTS or not page.pk:
        return None
    state = state_of(page)
    if state.mode == CLOSED:
        return None
    thread = published_thread(page, after)
    is_open = state.is_open and not thread.is_private
    return CommentsBlock(
        mode=state.mode,
        open=is_open,
        count=thread.total if state.is_shown else 0,
        items=_items(page, thread, is_open) if state.is_shown else [],
        closed_note="" if is_open else closed_note(state),
        form=form_view(page.pk, state.mode) if is_open else None,
        more_url=f"{_address(page.pk)}?sau={thread.next_after}" if thread.next_after else "",
    )


def _items(page: Page, thread: Thread, is_open: bool) -> list[CommentView]:
    items = []
    for comment, answers in thread.rows:
        item = comment_view(comment)
        item.replies = [comment_view(answer) for answer in answers]
        if is_open:
            item.reply_url = f"{_address(page.pk)}?tra_loi={comment.pk}#gui-binh-luan"
        items.append(item)
    return items


def comment_view(comment: Comment) -> CommentView:
    """A stored comment."""
    return CommentView(
        id=comment.pk,
        name=comment.author_name,
        date=comment.created_at,
        text_html=text_html(comment.body),
        is_agency=comment.is_agency,
        redacted=comment.redacted_at is not None,
    )


def preview(name: str, text: str) -> CommentView:
    """A comment as it will look once it is published."""
    return CommentView(id="xem-truoc", name=name, date=timezone.now(), text_html=text_html(text))


def closed_note(state: CommentsState) -> str:
    """Why nothing can be sent."""
    if state.closed_since is None:
        return _now("Comments are closed on this page.")
    day = format_date(state.closed_since)
    return _now("Comments on this page have been closed since %(day)s.") % {"day": day}


def form_for_answer(form: FormView, comment: Comment) -> FormView:
    """The form that answers one comment."""
    answered = _now("You are answering the comment of %(name)s.") % {"name": comment.author_name}
    return replace(form, parent=comment.pk, notice_text=f"{answered} {form.notice_text}")


def form_view(page_id: int, mode: str, token: str = "", parent: int | None = None) -> FormView:
    """An empty form."""
    return FormView(
        action=_address(page_id),
        token_url=reverse("kehoach_services:comment_token", args=[page_id]),
        consent_text=_now(
            "I agree that the governing body of this portal processes my name and my comment in order to "
            "review, publish and answer it."
        ),
        consent_url=settings.COMMENTS_PRIVACY_URL,
        notice_text=_notice(mode),
        max_length=settings.COMMENTS_MAX_LENGTH,
        token=token,
        parent=parent,
    )


def filled_form(form: CommentForm, target: Target, token: str, *, parent: int | None, with_errors: bool) -> FormView:
    """The form with everything that was typed, and what is wrong with it."""
    view = form_view(target.page.pk, target.state.mode, token, parent)
    errors = {name: form.errors_of(name) if with_errors else [] for name in _FIELDS}
    view.name = FieldView(form.typed("ten"), errors["ten"])
    view.text = FieldView(form.typed("noi_dung"), errors["noi_dung"])
    view.consent = FieldView(form.typed("dong_y") == "1", errors["dong_y"])
    if form.typed("thu"):
        view.email = FieldView(form.typed("thu"), errors["thu"])
    view.errors = [ErrorView(text, name) for name, texts in errors.items() for text in texts]
    if with_errors:
        view.errors += [ErrorView(text) for text in form.errors_of("tra_loi")]
    return view


def _address(page_id: int) -> str:
    return reverse("kehoach_services:comments", args=[page_id])


def _notice(mode: str) -> str:
    if mode == FEEDBACK:
        return _now("Your words go to the editors; they are not published.")
    return _now("Comments are reviewed before they are shown.")
