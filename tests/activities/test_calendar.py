"""An activity for the calendar of a phone."""

import datetime
import re

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories import Portal

pytestmark = pytest.mark.django_db


def test_an_activity_to_come_goes_into_a_calendar(client: Client, portal: Portal) -> None:
    start = timezone.make_aware(datetime.datetime(2099, 8, 26, 8))
    page = portal.make_activity("Lễ báo công", starts_at=start, venue="Nhà văn hóa, phường Bến Thao")
    address = re.search(r'href="(/lich/\d+\.ics)"', client.get(page.url).content.decode())
    assert address
    lines = client.get(address[1]).content.decode().replace("\r\n ", "").split("\r\n")
    assert "DTSTART:20990826T010000Z" in lines
    assert r"LOCATION:Nhà văn hóa\, phường Bến Thao" in lines
    assert "STATUS:CONFIRMED" in lines


def test_a_calendar_that_has_an_activity_hears_that_it_is_off(client: Client, portal: Portal) -> None:
    page = portal.make_activity(course="cancelled")
    assert ".ics" not in client.get(page.url).content.decode()
    assert "STATUS:CANCELLED" in client.get(f"/lich/{page.pk}.ics").content.decode()


def test_what_is_over_or_no_activity_has_no_calendar(client: Client, portal: Portal) -> None:
    over = portal.make_activity(starts_at=timezone.make_aware(datetime.datetime(2020, 1, 1, 8)))
    assert ".ics" not in client.get(over.url).content.decode()
    assert client.get(f"/lich/{portal.make_news().pk}.ics").status_code == 404
    assert client.get(f"/lich/{portal.make_activity(publish=False).pk}.ics").status_code == 404
