"""Background jobs, one per name at a time."""

import contextvars
import logging
import threading
from collections.abc import Callable

from app.errors import ApiError

logger = logging.getLogger(__name__)


class BackgroundJobs:
    """Runs each named job in a thread of its own."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: set[bytes] = set()

    def run_once(self, name: bytes, job: Callable[[], object]) -> None:
        """Begin the job, unless one of that name is running already."""
        with self._lock:
            if name in self._running:
                return
            self._running.add(name)
        context = contextvars.copy_context()
        threading.Thread(
            target=context.run, args=(self._run, name, job), name="background", daemon=True
        ).start()

    def _run(self, name: bytes, job: Callable[[], object]) -> None:
        try:
            job()
        except ApiError as error:
            logger.warning("not refreshed: %s", error.message)
        except Exception:
            logger.exception("unexpected failure while refreshing")
        finally:
            with self._lock:
                self._running.discard(name)
