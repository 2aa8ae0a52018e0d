"""E-mail addresses under lock: without keys, or without the library `cryptography`, none is ever stored.

`KEHOACH_CMS["COMMENTS_EMAIL_KEYS"]` lists Fernet keys. The first locks, all unlock: to change the key put a new
one in front, run `rotate_comment_keys`, then take the old one away.
"""

from django.conf import settings as django_settings
from django.utils.crypto import salted_hmac

from kehoach_cms.conf import settings

try:
    from cryptography.fernet import Fernet, InvalidToken, MultiFernet
except ImportError:  # the extra `privacy` is not installed
    HAS_LIBRARY = False
else:
    HAS_LIBRARY = True


def can_keep_email() -> bool:
    """Whether an address can be kept, and so may be asked for."""
    return HAS_LIBRARY and bool(settings.COMMENTS_EMAIL_KEYS)


def lock_email(address: str) -> bytes | None:
    """The address encrypted; None for none, and where it cannot be kept."""
    if not address or not can_keep_email():
        return None
    return bytes(_vault().encrypt(address.encode()))


def unlock_email(locked: bytes | memoryview | None) -> str:
    """The address; "" for none, and where no key opens it any more."""
    if locked is None or not can_keep_email():
        return ""
    try:
        return str(_vault().decrypt(bytes(locked)).decode())
    except InvalidToken:
        return ""


def lock_again(locked: bytes | memoryview) -> bytes | None:
    """The same address under the newest key; None where no key opens it."""
    try:
        return bytes(_vault().rotate(bytes(locked)))
    except InvalidToken:
        return None


def email_hash(address: str, secret: str | bytes | None = None) -> str:
    """What equal addresses share, under the installation's key; "" for none, and where none is kept."""
    if not address or not can_keep_email():
        return ""
    value = address.strip().casefold()
    return salted_hmac("kehoach.comment.email", value, secret=secret, algorithm="sha256").hexdigest()


def email_hashes(address: str) -> list[str]:
    """The hashes of an address under the key of today and those before it."""
    secrets = [django_settings.SECRET_KEY, *django_settings.SECRET_KEY_FALLBACKS]
    return [found for secret in secrets if (found := email_hash(address, secret))]


def is_good_key(key: object) -> bool:
    """Whether a setting is a key of Fernet's form."""
    try:
        Fernet(str(key).encode())
    except ValueError:
        return False
    return isinstance(key, str)


def _vault() -> "MultiFernet":
    return MultiFernet([Fernet(key.encode()) for key in settings.COMMENTS_EMAIL_KEYS])
