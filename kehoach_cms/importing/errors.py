"""Why a file was not imported, in the editor's language."""

from collections.abc import Mapping
from typing import Any

from kehoach_cms.i18n import _

#: One sentence a code: what is wrong, then what to do. Codes of `text.UnreadableSource` and of importing.
MESSAGES = {
    "already_there": _("%(name)s is on the portal already: “%(page)s”. Open that page instead."),
    "confidential": _("%(file)s bears a stamp of secrecy. Confidential documents are never kept on the portal."),
    "no_index": _("There is no page to put %(file)s under. Add a list page for this type, or name one."),
}
OTHERWISE = _("%(file)s cannot be read (%(code)s).")


class ImportRefused(Exception):
    """A file that was not imported; `str()` of it is for people, `code` for programs. Nothing was saved."""

    def __init__(self, code: str, params: Mapping[str, Any]) -> None:
        super().__init__(code)
        self.code = code
        self.params = {"code": code, **params}

    def __str__(self) -> str:
        return str(MESSAGES.get(self.code, OTHERWISE)) % self.params
