"""Which unit a name means."""

import datetime
from collections.abc import Iterable

from django.urls import NoReverseMatch, reverse

from kehoach_cms.text import fold
from kehoach_cms.units.models import Unit, UnitName


def unit_url(unit: Unit | None) -> str:
    """The address of a unit's page, or nothing where the plug-in's addresses are not included."""
    return unit_address(unit.slug) if unit else ""


def unit_address(slug: str) -> str:
    """The same by the unit's slug."""
    try:
        return reverse("kehoach_cms:unit", kwargs={"slug": slug})
    except NoReverseMatch:
        return ""


def units_by_name(
    names: Iterable[str], on: datetime.date | None = None, near: Unit | None = None
) -> dict[str, Unit | None]:
    """Find the unit that each printed name means, in one query.

    Names are compared folded (uỷ = ủy, marks and case aside). A name that several units bear is
    decided by the date, then by kinship with `near` (the issuer of the document it stands in:
    "Văn phòng Đảng ủy" means that issuer's own); where that leaves more than one, the answer is
    None: never a guess.
    """
    wanted = {name: fold(name) for name in names}
    rows = UnitName.objects.filter(folded__in=set(wanted.values())).select_related("unit")
    candidates: dict[str, list[UnitName]] = {}
    for row in rows:
        candidates.setdefault(row.folded, []).append(row)
    return {name: _choose(candidates.get(folded, []), on, near) for name, folded in wanted.items()}


def _choose(rows: list[UnitName], on: datetime.date | None, near: Unit | None) -> Unit | None:
    units = {row.unit_id: row.unit for row in rows}
    if len(units) > 1 and on is not None:
        dated = {row.unit_id: row.unit for row in rows if row.is_valid_on(on) and row.unit.is_alive_on(on)}
        units = dated or units
    if len(units) > 1 and near is not None:
        kin = {pk: unit for pk, unit in units.items() if near.pk in (pk, unit.parent_id)}
        units = kin or units
    return next(iter(units.values())) if len(units) == 1 else None


def unit_by_name(name: str, on: datetime.date | None = None, near: Unit | None = None) -> Unit | None:
    """The unit that one printed name means, or None."""
    return units_by_name([name], on, near)[name] if name.strip() else None
