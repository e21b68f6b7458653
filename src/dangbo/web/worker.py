"""Long work inside the web process, so that one command serves a laptop in a hall."""

import threading

from django_tasks_db.management.commands.db_worker import Worker

POLL_SECONDS = 0.5


def start_worker() -> threading.Thread:
    """Run queued work in a thread of this process; it ends with the process."""
    worker = Worker(
        queue_names=["*"],
        interval=POLL_SECONDS,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="here",
        excluded_queue_names=[],
    )
    thread = threading.Thread(target=worker.run, name="dangbo-worker", daemon=True)
    thread.start()
    return thread
