"""`warm_pages`: ask for pages once, so that their pictures are cut before the first reader comes."""

import datetime
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.test import Client
from django.utils import timezone

from kehoach_cms.pages.models import PageEntry


class Command(BaseCommand):
    """Run it after a large import, and every few minutes with `--minutes` for what was published since."""

    help = "Ask for every public page once, as a reader would, so that its pictures are cut."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Options of the command line."""
        parser.add_argument("--minutes", type=int, help="Only pages that were published in the last so many minutes.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask, and say how many pages answered."""
        entries = PageEntry.objects.filter(is_public=True, page__live=True).select_related("page")
        if options["minutes"]:
            since = timezone.now() - datetime.timedelta(minutes=options["minutes"])
            entries = entries.filter(page__last_published_at__gte=since)
        asked = answered = 0
        for entry in entries.order_by("-page__last_published_at").iterator(500):
            parts = entry.page.get_url_parts()
            if not parts or not parts[2]:
                continue
            _site, root, path = parts
            scheme, _, host = root.partition("://")
            client = Client(headers={"host": host}, raise_request_exception=False)
            asked += 1
            answered += client.get(path, secure=scheme == "https").status_code == 200
        self.stdout.write(f"{answered} of {asked} pages answered")
