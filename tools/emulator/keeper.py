"""Keeps the account beyond the end of this process."""

import os
from threading import Lock

import snapshots
import state


class Keeper:
    """Writes moto's state to a file: when the tools ask for it, and when this process is ended."""

    def __init__(self, file, gate):
        self.file = file
        self.gate = gate
        self.lock = Lock()
        self.saved_after = None

    def bring_back(self):
        """True when there was a file and moto has its state; otherwise False, or why not."""
        if not self.file.exists():
            return False
        try:
            snapshots.load(self.file)
            self.saved_after = 0
            return True
        except snapshots.Unusable as error:
            # Out of the way of the next one.
            kept = self.file.with_name(f"{self.file.name}.{error.aside}")
            os.replace(self.file, kept)
            return f"What was saved is not back: {error}. It is kept as {kept}."

    def save(self):
        """Writes the file, unless nothing was asked of moto since the last time."""
        with self.lock:
            with self.gate.closed():
                answered = self.gate.answered
                if answered == self.saved_after and self.file.exists():
                    return
                data = state.dump()
            snapshots.write(self.file, data)
            self.saved_after = answered
