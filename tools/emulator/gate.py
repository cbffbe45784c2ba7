"""Keeps requests away from moto while it answers another, or while its state is being written."""

from contextlib import contextmanager
from io import BytesIO
from threading import Lock

# Requests take milliseconds. This long without one of them coming to its end, something is stuck.
PATIENCE_SECONDS = 120


class Gate:
    """Lets requests in one at a time, and none while it is closed.

    moto keeps what exists in plain dictionaries. Where one request goes through them while another
    adds to them, it ends with an error after its work was done; SDKs repeat it, and what it made is
    there twice.
    """

    def __init__(self, app):
        self.app = app
        self.lock = Lock()
        self.answered = 0

    def __call__(self, environ, start_response):
        # A client that is slow to send keeps no other one waiting.
        if length := int(environ.get("CONTENT_LENGTH") or 0):
            environ["wsgi.input"] = BytesIO(environ["wsgi.input"].read(length))
        with self.lock:
            try:
                chunks = self.app(environ, start_response)
                try:
                    return [b"".join(chunks)]
                finally:
                    if hasattr(chunks, "close"):
                        chunks.close()
            finally:
                self.answered += 1

    @contextmanager
    def closed(self):
        """One at a time may close it."""
        if not self.lock.acquire(timeout=PATIENCE_SECONDS):
            raise TimeoutError("A request does not come to its end")
        try:
            yield
        finally:
            self.lock.release()
