"""The text of the files that hang on a page, for the search to find: read once a file, kept by its hash."""

from kehoach_cms.documents.models import FileText
from kehoach_cms.text import UnreadableSource
from kehoach_cms.text.sources import open_source

#: Larger files are not read while somebody waits for "Publish".
MAX_BYTES = 20_000_000
MAX_LETTERS = 300_000


def attached_text(page_id: int) -> str:
    """What stands in the original files of a page; a file that cannot be read says nothing, and stops nobody."""
    from kehoach_cms.documents.pages import OriginalFile

    files = [row.document for row in OriginalFile.objects.filter(page_id=page_id).select_related("document")]
    return "\n".join(filter(None, (file_text(file) for file in files)))


def file_text(document: object) -> str:
    """The text of a document of the host's document model; read once, however many pages it hangs on."""
    try:
        digest = document.get_file_hash()  # type: ignore[attr-defined]
        known = FileText.objects.filter(sha1=digest).first() if digest else None
        if known is not None:
            return known.text
        with document.open_file() as file:  # type: ignore[attr-defined]
            data = file.read(MAX_BYTES + 1)
    except OSError:
        return ""
    text = ""
    if len(data) <= MAX_BYTES:
        try:
            source = open_source(data, document.filename)  # type: ignore[attr-defined]
            text = "\n".join(line.text for line in source.lines)[:MAX_LETTERS].replace("\x00", " ")
        except UnreadableSource:
            text = ""
    if digest:
        FileText.objects.update_or_create(sha1=digest, defaults={"text": text})
    return text
