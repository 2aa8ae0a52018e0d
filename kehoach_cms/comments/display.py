"""What the templates show of comments: the list below a page, and the form in each of its states."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.safestring import SafeString
from wagtail.models import Page, Site

from kehoach_cms.comments.forms import CommentForm
from kehoach_cms.comments.models import Comment
from kehoach_cms.comments.privacy.vault import can_keep_email
from kehoach_cms.comments.queries import ShownComment, published_thread, what_is_shown
from kehoach_cms.comments.rendering import text_html
from kehoach_cms.comments.targets import CLOSED, FEEDBACK, HOLD, CommentsState, Target, site_facts, state_of
from kehoach_cms.conf import settings
from kehoach_cms.i18n import _now
from kehoach_cms.pages.display import format_date, format_time, time_element

#: So long the rendered list of a page's comments is kept; a change of what is shown ends it at once.
KEPT_SECONDS = 300


@dataclass
class CommentView:
    """One comment as the include `comment.html` shows it."""

    id: str
    name: str
    #: When it was sent, as a `<time>`.
    when: SafeString
    text_html: SafeString
    #: It stands below another one.
    is_answer: bool = False
    is_agency: bool = False
    redacted: bool = False
    #: An empty place above answers: its sender had it erased.
    erased: bool = False
    reply_url: str = ""
    report_url: str = ""
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
    wants_mail: bool = False
    text: FieldView = field(default_factory=FieldView)
    consent: FieldView = field(default_factory=lambda: FieldView(value=False))
    errors: list[ErrorView] = field(default_factory=list)
    token: str = ""
    honeypot: str = "ho_ten_2"
    parent: int | None = None


@dataclass
class CommentsBlock:
    """Comments of a page and, while it is open, the form: the context of the include `comments.html`.

    The comments themselves are asked for when the template wants them, which it does not as long as the list
    that it has kept is the one that `kept_as` names.
    """

    mode: str
    open: bool
    count: int
    closed_note: str
    form: FormView | None
    read: Callable[[], tuple[list[CommentView], int]]
    #: Names everything that the list depends on; without it the list is not kept.
    kept_as: str = ""
    #: So long a list may be kept: what a name cannot tell, like a new template, shows by then.
    kept_seconds: int = 0
    address: str = ""
    #: Back to the first ones, on a later page.
    first_url: str = ""
    feed_url: str = ""

    @cached_property
    def _read(self) -> tuple[list[CommentView], int]:
        return self.read()

    @property
    def items(self) -> list[CommentView]:
        """The comments of this page of them, each with its answers."""
        return self._read[0]

    @property
    def listed(self) -> list[CommentView]:
        """The comments and their answers, one after the other as they are shown."""
        return [row for item in self.items for row in (item, *item.replies)]

    @property
    def more_url(self) -> str:
        """Where the later ones are."""
        return f"{self.address}?sau={self._read[1]}" if self._read[1] else ""


def comments_block(page: Page, request: HttpRequest | None = None, after: int = 0) -> CommentsBlock | None:
    """What stands below a page, in three queries at most, in one where its list is kept; None where nothing does.

    The form carries no token: the page may be cached and served to everybody.
    """
    if not settings.COMMENTS or not page.pk:
        return None
    site = Site.find_for_request(request) if request is not None else page.get_site()
    facts = site_facts(site, (translation.get_language() or "vi").split("-")[0])
    state = state_of(page, facts.closed)
    if state.mode == CLOSED:
        return None
    shown = what_is_shown(page)
    is_open = state.is_open and not shown.is_private
    address = _address(page.pk)
    # Later pages are seldom read, and their number is anybody's to choose: they would crowd out the rest.
    is_kept = state.is_shown and bool(shown.stamp) and not after
    zone = timezone.get_current_timezone_name()
    return CommentsBlock(
        mode=state.mode,
        open=is_open,
        count=shown.total if state.is_shown else 0,
        read=partial(_read_items, page, after, is_open) if state.is_shown else _no_items,
        kept_as=f"{shown.stamp} {address} {is_open} {translation.get_language()} {zone}" if is_kept else "",
        kept_seconds=KEPT_SECONDS if is_kept else 0,
        closed_note="" if is_open else closed_note(state),
        form=form_view(page.pk, state.mode, facts.agency) if is_open else None,
        feed_url=reverse("kehoach_services:comment_feed", args=[page.pk]) if shown.total and state.is_shown else "",
        address=address,
        first_url=address if after else "",
    )


def _no_items() -> tuple[list[CommentView], int]:
    return [], 0


def _read_items(page: Page, after: int, is_open: bool) -> tuple[list[CommentView], int]:
    """The comments, and the number after which the next page of them begins."""
    thread = published_thread(page, after)
    items = []
    # Asked once: an address costs more than the rest of a comment.
    here, report = _address(page.pk), reverse("kehoach_services:comment_report", args=[0])
    for comment, answers in thread.rows:
        item = _reportable(comment_view(comment), report)
        item.replies = [_reportable(comment_view(answer), report) for answer in answers]
        if is_open and not item.erased:
            item.reply_url = f"{here}?tra_loi={comment.pk}#gui-binh-luan"
        items.append(item)
    return items, thread.next_after


def _reportable(item: CommentView, report: str) -> CommentView:
    """Readers may report what readers wrote; `report` is the address for the comment 0."""
    if not item.is_agency and not item.erased:
        item.report_url = report.replace("/0/", f"/{item.id}/")
    return item


def comment_view(comment: ShownComment) -> CommentView:
    """A stored comment."""
    return CommentView(
        id=str(comment.pk),
        name=comment.author_name,
        when=_when(comment.created_at),
        text_html=text_html(comment.body),
        is_answer=comment.parent_id is not None,
        is_agency=comment.is_agency,
        redacted=comment.redacted_at is not None,
        erased=comment.erased_at is not None,
    )


def _when(moment: datetime.datetime) -> SafeString:
    return time_element(moment, format_time(moment, "short"))


def preview(name: str, text: str) -> CommentView:
    """A comment as it will look once it is published."""
    return CommentView(id="xem-truoc", name=name, when=_when(timezone.now()), text_html=text_html(text))


def closed_note(state: CommentsState) -> str:
    """Why nothing can be sent."""
    if state.site_closed:
        return _now("The portal takes no comments at present.")
    if state.closed_since is None:
        return _now("Comments are closed on this page.")
    day = format_date(state.closed_since)
    return _now("Comments on this page have been closed since %(day)s.") % {"day": day}


def form_for_answer(form: FormView, comment: Comment) -> FormView:
    """The form that answers one comment."""
    answered = _now("You are answering the comment of %(name)s.") % {"name": comment.author_name}
    return replace(form, parent=comment.pk, notice_text=f"{answered} {form.notice_text}")


def consent_text(agency: str, mode: str) -> str:
    """What a sender agrees to, word for word; the same in the form and in the proof that is kept."""
    values = {"agency": agency or _now("the governing body of this portal")}
    if mode == FEEDBACK:
        if can_keep_email():
            return (
                _now("I agree that %(agency)s processes my name, e-mail address and comment in order to answer it.")
                % values
            )
        return _now("I agree that %(agency)s processes my name and comment in order to answer it.") % values
    if can_keep_email():
        return (
            _now(
                "I agree that %(agency)s processes my name, e-mail address and comment in order to review, publish "
                "and answer it."
            )
            % values
        )
    return (
        _now("I agree that %(agency)s processes my name and comment in order to review, publish and answer it.")
        % values
    )


def form_view(page_id: int, mode: str, agency: str = "", token: str = "", parent: int | None = None) -> FormView:
    """An empty form."""
    return FormView(
        action=_address(page_id),
        token_url=reverse("kehoach_services:comment_token", args=[page_id]),
        consent_text=consent_text(agency, mode),
        consent_url=settings.COMMENTS_PRIVACY_URL or reverse("kehoach_services:comment_privacy"),
        notice_text=_notice(mode),
        max_length=settings.COMMENTS_MAX_LENGTH,
        email=FieldView() if can_keep_email() else None,
        token=token,
        parent=parent,
    )


def unchecked_form(page_id: int, form: CommentForm, mode: str = "", agency: str = "") -> FormView:
    """The form with everything that was typed; asks no database."""
    view = form_view(page_id, mode, agency, form.typed("ma"))
    view.name = FieldView(form.typed("ten"))
    view.text = FieldView(form.typed("noi_dung"))
    view.consent = FieldView(form.typed("dong_y") == "1")
    view.wants_mail = form.typed("nhan_tin") == "1"
    if form.typed("thu"):
        view.email = FieldView(form.typed("thu"))
    return view


def filled_form(form: CommentForm, target: Target, token: str, *, parent: int | None, with_errors: bool) -> FormView:
    """The form with everything that was typed, and what is wrong with it."""
    view = unchecked_form(target.page.pk, form, target.state.mode, target.agency)
    view.token, view.parent = token, parent
    if not with_errors:
        return view
    for name, field_view in (
        ("ten", view.name),
        ("thu", view.email),
        ("noi_dung", view.text),
        ("dong_y", view.consent),
    ):
        if field_view is not None:
            field_view.errors = form.errors_of(name)
            view.errors += [ErrorView(text, name) for text in field_view.errors]
    view.errors += [ErrorView(text) for text in form.errors_of("tra_loi")]
    return view


def _address(page_id: int) -> str:
    return reverse("kehoach_services:comments", args=[page_id])


def _notice(mode: str) -> str:
    if mode == FEEDBACK:
        return _now("Your words go to the editors; they are not published.")
    if mode == HOLD:
        return _now("The editors may review comments before they are shown.")
    return _now("Comments are reviewed before they are shown.")
