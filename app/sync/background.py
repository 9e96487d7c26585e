"""Work that nobody waits for."""

import contextvars
import logging
import threading
from collections.abc import Callable

from app.errors import ApiError

logger = logging.getLogger(__name__)


class Behind:
    """Does each named job in a thread of its own, once at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._under_way: set[bytes] = set()

    def start(self, name: bytes, job: Callable[[], object]) -> None:
        """Do the job, unless one of that name is being done already."""
        with self._lock:
            if name in self._under_way:
                return
            self._under_way.add(name)
        context = contextvars.copy_context()
        threading.Thread(
            target=context.run, args=(self._do, name, job), name="behind", daemon=True
        ).start()

    def _do(self, name: bytes, job: Callable[[], object]) -> None:
        try:
            job()
        except ApiError as error:
            logger.warning("not read anew: %s", error.message)
        except Exception:
            logger.exception("unforeseen failure while reading anew")
        finally:
            with self._lock:
                self._under_way.discard(name)
