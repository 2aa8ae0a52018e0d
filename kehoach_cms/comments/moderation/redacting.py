"""What in a text looks like personal information: a suggestion, which the moderator checks."""

import re

from kehoach_cms.comments.moderation.services import CUT

#: Telephone, identity and account numbers; e-mail addresses; plates; house numbers with a street.
_PERSONAL = re.compile(
    r"(?<![\w/.-])(?:\+84|0)(?:[ .-]?\d){8,11}(?!\w)"
    r"|(?<![\w/.-])\d{9,16}(?!\w)"
    r"|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
)


def suggested_cuts(text: str) -> str:
    """The text with everything that looks like a number or address of a person taken out."""
    return _PERSONAL.sub(CUT, text)
