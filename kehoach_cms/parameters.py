"""Numbers out of addresses and forms, which anybody can write by hand."""

#: The longest number that every database's identifiers hold.
_DIGITS = 18


def whole_number(text: str) -> int:
    """The number that plain digits write; 0 for anything else, also for one that is too long to be an identifier.

    Python refuses numbers of more than 4,300 digits with a ValueError, and databases much shorter ones.
    """
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else 0
