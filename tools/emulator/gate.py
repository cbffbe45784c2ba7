"""Keeps requests away from moto while its state is being written."""

from contextlib import contextmanager
from threading import Condition

# Requests take milliseconds. This long without one of them coming to its end, something is stuck,
# for example a client that does not send the rest of its request.
PATIENCE_SECONDS = 120


class Gate:
    """Lets requests in; while it is closed none is running, and new ones wait."""

    def __init__(self, app):
        self.app = app
        self.changed = Condition()
        self.is_closed = False
        self.running = 0
        self.answered = 0

    def __call__(self, environ, start_response):
        with self.changed:
            self.changed.wait_for(lambda: not self.is_closed)
            self.running += 1
        try:
            chunks = self.app(environ, start_response)
            try:
                return [b"".join(chunks)]
            finally:
                if hasattr(chunks, "close"):
                    chunks.close()
        finally:
            with self.changed:
                self.running -= 1
                self.answered += 1
                self.changed.notify_all()

    @contextmanager
    def closed(self):
        """One at a time may close it."""
        with self.changed:
            self.is_closed = True
            try:
                while self.running:
                    if not self.changed.wait(PATIENCE_SECONDS):
                        raise TimeoutError(f"{self.running} requests do not come to their end")
                yield
            finally:
                self.is_closed = False
                self.changed.notify_all()
