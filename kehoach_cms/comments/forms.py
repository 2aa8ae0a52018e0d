"""The form of a comment, with the names that are posted.

ten, thu, nhan_tin, noi_dung, dong_y, ma, ho_ten_2, tra_loi; and ly_do, the reason of a report.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import QueryDict

from kehoach_cms.comments.cleaning import Unclean, clean_line, clean_text, has_words
from kehoach_cms.comments.queries import answerable, takes_answers
from kehoach_cms.conf import settings
from kehoach_cms.i18n import _now
from kehoach_cms.pages.display import format_number

NAMES = ("ten", "thu", "nhan_tin", "noi_dung", "dong_y", "ma", "ho_ten_2", "tra_loi", "ly_do")
NAME_LENGTH = 100
_LARGEST_ID = 2**63 - 1


class ChangeForm(forms.Form):
    """The words of a comment. Errors are in the reader's language; nothing typed is thrown away."""

    noi_dung = forms.CharField(required=False, strip=False)

    def clean_noi_dung(self) -> str:
        """A text has letters and no more characters, composed, than the settings allow."""
        text = _cleaned(clean_text, self.cleaned_data["noi_dung"])
        if not has_words(text):
            raise ValidationError(_now("Enter your comment"))
        if len(text) > settings.COMMENTS_MAX_LENGTH:
            raise ValidationError(_too_long(settings.COMMENTS_MAX_LENGTH, len(text)))
        return text

    def errors_of(self, name: str) -> list[str]:
        """What is wrong with a field, in words."""
        return [str(error) for error in self.errors.get(name, [])]

    def typed(self, name: str) -> str:
        """What was typed into a field, safe to print."""
        return str(self.data.get(name, "")).replace("\0", "\ufffd")


class CommentForm(ChangeForm):
    """What a reader sends."""

    ten = forms.CharField(required=False)
    thu = forms.CharField(required=False)
    nhan_tin = forms.CharField(required=False)
    dong_y = forms.CharField(required=False)
    ma = forms.CharField(required=False)
    ho_ten_2 = forms.CharField(required=False)
    tra_loi = forms.CharField(required=False)

    def __init__(self, data: QueryDict, page_id: int) -> None:
        super().__init__(data)
        self.page_id = page_id

    def clean_ten(self) -> str:
        """A name has letters and at most 100 characters."""
        name = _cleaned(clean_line, self.cleaned_data["ten"])
        if not has_words(name):
            raise ValidationError(_now("Enter your full name"))
        if len(name) > NAME_LENGTH:
            raise ValidationError(_too_long(NAME_LENGTH, len(name)))
        return name

    def clean_thu(self) -> str:
        """One address, or none; Django's own rule, and a length that mail servers take."""
        email = str(self.cleaned_data["thu"])
        try:
            if email:
                validate_email(email)
                self._refuse_odd(email)
        except ValidationError as error:
            message = _now("This e-mail address is not right, for example: ten@coquan.gov.vn")
            raise ValidationError(message) from error
        return email

    @staticmethod
    def _refuse_odd(email: str) -> None:
        """An address in quotes or in letters of other scripts passes Django's rule and no mail server of ours."""
        if not email.isascii() or '"' in email:
            raise ValidationError("odd")

    def clean_dong_y(self) -> bool:
        """Without consent nothing is kept."""
        if self.cleaned_data["dong_y"] != "1":
            raise ValidationError(_now("Tick the consent to send your comment"))
        return True

    def clean_tra_loi(self) -> int | None:
        """An answer hangs on a published comment of the same page that is not an answer itself."""
        parent_id = read_parent(self.cleaned_data["tra_loi"])
        if parent_id is None:
            return None
        if not answerable(self.page_id).filter(pk=parent_id).exists():
            raise ValidationError(_now("The comment that you answer is no longer there"))
        if not takes_answers(parent_id):
            raise ValidationError(_now("This comment has so many answers that it takes no more"))
        return parent_id

    @property
    def has_wrong_parent(self) -> bool:
        """Whether no reader's browser can have sent this."""
        return "tra_loi" in self.errors

    @property
    def lacks_only_consent(self) -> bool:
        """Whether the form is complete but for the tick."""
        return set(self.errors) <= {"dong_y"}


def read_parent(text: str) -> int | None:
    """The id of the comment that is answered; None for none. Raises ValidationError."""
    text = text.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 20 and 0 < int(text) <= _LARGEST_ID):
        raise ValidationError(_now("The comment that you answer is no longer there"))
    return int(text)


def _cleaned(clean: Any, raw: str) -> str:
    try:
        return str(clean(raw))
    except Unclean as error:
        raise ValidationError(_now("Too many marks are piled on one letter")) from error


def _too_long(most: int, count: int) -> str:
    return _now("The text is longer than %(most)s characters (now %(count)s)") % {
        "most": format_number(most),
        "count": format_number(count),
    }
