"""The record of calls: who asked which service for what, and what became of it.

Secrets are not in it: nothing that the models call sensitive, no password, no object's content.
"""

import json
import re
from collections import deque
from itertools import count
from threading import Lock

# A deployment of everything makes some 5,600 calls, of 500 bytes each.
KEPT_BYTES = 32 * 1024 * 1024
PASSWORD = re.compile("password", re.IGNORECASE)


class Record:
    """Keeps the last calls, oldest first; a copy of an emulator goes on with what it is a copy of."""

    def __init__(self):
        self.calls = deque()
        self.lock = Lock()
        self.bytes = self.dropped = 0

    def add(self, call, status, refused_by):
        it = {
            "service": call.service,
            "signedAs": call.signed_as,
            "operation": call.name,
            "parameters": shown(call.parameters, call.operation.input_shape),
            "region": call.region,
            "accessKey": call.key,
            "stack": call.stack,
            "status": status,
            "refusedBy": refused_by,
        }
        self._keep([json.dumps(it, separators=(",", ":"), default=str).encode()])

    def update(self, other):
        """Takes over what another one has kept."""
        self.dropped += other.dropped
        self._keep(other.calls)

    def seen(self):
        """How many older calls are not there any more, and those that are, numbered from the first."""
        with self.lock:
            calls, dropped = list(self.calls), self.dropped
        numbers = count(dropped + 1)
        return {
            "dropped": dropped,
            "calls": [{"number": next(numbers), **json.loads(it)} for it in calls],
        }

    def _keep(self, calls):
        with self.lock:
            for it in calls:
                self.calls.append(it)
                self.bytes += len(it)
                while self.bytes > KEPT_BYTES:
                    self.bytes -= len(self.calls.popleft())
                    self.dropped += 1


# What an emulator saves has it too (state.py).
RECORD = Record()


def shown(value, shape):
    """A parameter as the record may have it."""
    if shape is None or shape.metadata.get("sensitive"):
        return None if shape is None else "(sensitive)"
    if shape.type_name == "blob":
        return {"bytes": len(value)}
    if shape.type_name == "structure" and isinstance(value, dict):
        return {name: member(name, it, shape.members.get(name)) for name, it in value.items()}
    if shape.type_name == "map" and isinstance(value, dict):
        return {key: shown(it, shape.value) for key, it in value.items()}
    if shape.type_name == "list" and isinstance(value, list):
        return [shown(it, shape.member) for it in value]
    return value


def member(name, value, shape):
    return "(sensitive)" if PASSWORD.search(name) else shown(value, shape)
