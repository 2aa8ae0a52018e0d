"""The relations that official documents stand in, named from the newer document to the older one.

Codes follow what the European Legislation Identifier and schema.org can say of them, so that an
export loses little; labels exist for both ends.
"""

from django.db import models

from kehoach_cms.i18n import _


class Predicate(models.TextChoices):
    """What the newer document does to the older one."""

    IMPLEMENTS = "implements", _("Implements")
    BASED_ON = "based_on", _("Based on")
    REVIEWS = "reviews", _("Reviews")
    REPORTS_ON = "reports_on", _("Reports on")
    GUIDES = "guides", _("Guides")
    AMENDS = "amends", _("Amends")
    REPLACES = "replaces", _("Replaces")
    REPEALS = "repeals", _("Repeals")
    ANNEX_OF = "annex_of", _("Annex of")
    CITES = "cites", _("Cites")


#: The same relations seen from the older document.
INVERSE_LABELS = {
    Predicate.IMPLEMENTS: _("Implemented by"),
    Predicate.BASED_ON: _("Basis of"),
    Predicate.REVIEWS: _("Reviewed by"),
    Predicate.REPORTS_ON: _("Reported on by"),
    Predicate.GUIDES: _("Guided by"),
    Predicate.AMENDS: _("Amended by"),
    Predicate.REPLACES: _("Replaced by"),
    Predicate.REPEALS: _("Repealed by"),
    Predicate.ANNEX_OF: _("Annexes"),
    Predicate.CITES: _("Cited by"),
}

#: What stands above a document in the cascade from a directive down.
UPWARD = (Predicate.IMPLEMENTS, Predicate.BASED_ON)

#: The predicate of the register for a relation word read in a text.
FROM_TEXT = {
    "implements": Predicate.IMPLEMENTS,
    "based_on": Predicate.BASED_ON,
    "reviews": Predicate.REVIEWS,
    "reports_on": Predicate.REPORTS_ON,
    "guides": Predicate.GUIDES,
    "details": Predicate.GUIDES,
    "amends": Predicate.AMENDS,
    "replaces": Predicate.REPLACES,
    "repeals": Predicate.REPEALS,
    "annex_of": Predicate.ANNEX_OF,
}
