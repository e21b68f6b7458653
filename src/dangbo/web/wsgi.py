"""The entry of the web server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dangbo.settings.base")

application = get_wsgi_application()

if os.environ.get("DANGBO_TASKS") == "here":
    from dangbo.web.worker import start_worker

    start_worker()
