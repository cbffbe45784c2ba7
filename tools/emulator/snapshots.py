"""The file that keeps moto's state: one line that says what it is, then the state.

It holds what was deployed in clear, values of secrets and keys included: only its owner may read it.
"""

import hashlib
import json
import os
import sys
from datetime import datetime, timezone
from pathlib import Path

import moto
import state

HERE = Path(__file__).parent


class Unusable(Exception):
    """A file that cannot be loaded.

    aside: what to add to its name where it is not to be written over
    """

    def __init__(self, message, aside):
        super().__init__(message)
        self.aside = aside


def hash_of_sources():
    digest = hashlib.sha256()
    for file in sorted(HERE.rglob("*.py")):
        digest.update(f"{file.relative_to(HERE).as_posix()}\n".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


# Classes and the code of functions are not in the file, only their names. The sources are those that
# this process runs: they are read once.
VERSION = {
    "moto": moto.__version__,
    "python": f"{sys.version_info.major}.{sys.version_info.minor}",
    "sources": hash_of_sources(),
}


def write(file, data):
    """Takes the place of an earlier file, or leaves it as it was."""
    now = datetime.now(timezone.utc).isoformat(timespec="seconds")
    head = {**VERSION, "saved": now, "sha256": hashlib.sha256(data).hexdigest()}
    temporary = file.with_name(f"{file.name}.new")
    try:
        with open(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as output:
            output.write(json.dumps(head).encode() + b"\n")
            output.write(data)
            output.flush()
            os.fsync(output.fileno())
        os.replace(temporary, file)
    finally:
        temporary.unlink(missing_ok=True)


def load(file):
    """Makes the file's state moto's."""
    head, data = read(file)
    saved = {name: head.get(name) for name in VERSION}
    if saved != VERSION:
        raise Unusable(f"{described(head)}, and this is {described(VERSION)}", "other-version")
    if hashlib.sha256(data).hexdigest() != head.get("sha256"):
        raise Unusable(f"{described(head)}, and its checksum is wrong", "damaged")
    try:
        state.load(data)
    except Exception as error:
        raise Unusable(f"{described(head)}, and is damaged: {error!r}", "damaged") from error


def read(file):
    with open(file, "rb") as content:
        try:
            head = json.loads(content.readline())
            head["saved"]
        except (ValueError, TypeError, KeyError) as error:
            raise Unusable("it does not begin as it should", "damaged") from error
        return head, content.read()


def described(head):
    saved = f"it was saved {head['saved']} by " if "saved" in head else ""
    sources = str(head.get("sources"))[:8]
    return f"{saved}moto {head.get('moto')}, Python {head.get('python')}, tools/emulator {sources}"
