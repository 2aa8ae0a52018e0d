"""Pictures are cut before the first reader comes."""

from io import StringIO

import pytest
from django.core.management import call_command
from wagtail.images import get_image_model

from tests.factories import Portal, make_image

pytestmark = pytest.mark.django_db


def test_warming_cuts_the_pictures_of_public_pages(portal: Portal, settings) -> None:
    settings.ALLOWED_HOSTS = ["localhost"]
    page = portal.make_news(lead_image=make_image())
    portal.make_news(lead_image=make_image(), publish=False)
    cut = get_image_model().get_rendition_model().objects
    cut.all().delete()
    said = StringIO()
    call_command("warm_pages", "--minutes", "5", stdout=said)
    assert said.getvalue() == "1 of 1 pages answered\n"
    assert set(cut.values_list("image", flat=True)) == {page.lead_image_id}
