"""The demo portal's entry for a WSGI server: `gunicorn --chdir site --pythonpath .. portal.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
application = get_wsgi_application()
