"""The words that readers agree to, kept as proof under a version that names exactly these words."""

import hashlib

from kehoach_cms.comments.privacy.models import ConsentText
from kehoach_cms.conf import settings


def record_consent(text: str, language: str) -> str:
    """Keep the words of a consent, once, and return their version: the setting's, and a mark of the words."""
    mark = hashlib.sha256(f"{language}\n{text}".encode()).hexdigest()[:12]
    version = f"{settings.COMMENTS_CONSENT_VERSION[:27]}.{mark}"
    ConsentText.objects.get_or_create(version=version, defaults={"language": language[:12], "text": text})
    return version
