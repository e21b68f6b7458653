"""The entry of the web server."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import resolve

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dangbo.settings.base")

application = get_wsgi_application()
resolve("/")  # every page is loaded now, not with the first request
gc.collect()
gc.freeze()  # what is loaded for good is not looked through again each time a page makes a long list

if os.environ.get("DANGBO_TASKS") == "here":
    from dangbo.web.worker import start_worker

    start_worker()
