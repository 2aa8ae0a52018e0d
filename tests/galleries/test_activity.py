"""An album leads to the activity whose photos it holds."""

from django.test import Client

from kehoach_cms.memory import forget
from tests.factories import Portal


def test_an_album_names_its_activity_as_long_as_readers_may_see_it(client: Client, portal: Portal) -> None:
    album = portal.make_gallery("Hội bơi chải")
    assert "Hoạt động: <a" not in client.get(album.url).content.decode()
    activity = portal.make_activity("Khai hội bơi chải", gallery=album)
    assert f'Hoạt động: <a href="{activity.url}">Khai hội bơi chải</a>' in client.get(album.url).content.decode()
    activity.unpublish()
    forget()
    assert "Khai hội bơi chải" not in client.get(album.url).content.decode()
