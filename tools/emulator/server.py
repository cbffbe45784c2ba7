"""AWS emulator of this project: moto's server, with the gaps closed that matter here.

    python server.py --port 4566 --record .local/emulator-4566

The port is what keeps two emulators apart: it is bound before anything is written, so a second
server on the same port ends without having touched the first one's files.
"""

import argparse
import json
import os
import shutil
import signal
import sys
import threading
from pathlib import Path

# Without these policies AWS-managed ones (arn:aws:iam::aws:policy/...) cannot be attached. It is
# read while moto is being imported.
os.environ["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true"
PRODUCT = "vpc-to-ecs-emulator"
HEALTH_PATH = "/_emulator/health"
HOST = "127.0.0.1"
EXIT_PORT_IN_USE = 3


def identified(app, health):
    """Adds the route by which the project's tools recognise their own emulator."""
    body = json.dumps(health).encode()

    def dispatch(environ, start_response):
        if environ.get("PATH_INFO") != HEALTH_PATH:
            return app(environ, start_response)
        headers = [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
        start_response("200 OK", headers)
        return [body]

    return dispatch


def record(directory):
    """Writes the process id, and from here on sends all output to the log."""
    directory.mkdir(parents=True, exist_ok=True)
    log = os.open(directory / "log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    sys.stdout.flush()
    sys.stderr.flush()
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.close(log)
    (directory / "pid").write_text(f"{os.getpid()}\n")


def stop_with_parent():
    """Ends this process once standard input closes, however the parent ended."""

    def wait():
        while os.read(0, 1024):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, daemon=True).start()


def terminate(_signal, _frame):
    sys.exit(0)


def main():
    parser = argparse.ArgumentParser(description="The AWS emulator of this project.")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--record", type=Path, required=True, help="directory for pid and log")
    parser.add_argument("--attached", action="store_true", help="stop when standard input closes")
    arguments = parser.parse_args()

    # SIGTERM may arrive while moto is still being imported.
    signal.signal(signal.SIGTERM, terminate)
    signal.signal(signal.SIGINT, terminate)
    if arguments.attached:
        stop_with_parent()

    # moto reads its own port for calls that one of its services makes to another.
    os.environ["MOTO_PORT"] = str(arguments.port)
    import moto
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
    from werkzeug.serving import make_server

    import gaps
    from answers import LostAnswers

    gaps.close()
    app = LostAnswers(DomainDispatcherApplication(create_backend_app))
    health = {"product": PRODUCT, "pid": os.getpid(), "moto": moto.__version__}
    try:
        server = make_server(HOST, arguments.port, identified(app, health), threaded=True)
    except (OSError, SystemExit) as error:  # werkzeug explains a busy port, then exits
        print(f"Cannot listen on {HOST}:{arguments.port}: {error}", file=sys.stderr)
        sys.exit(EXIT_PORT_IN_USE)
    record(arguments.record)
    try:
        server.serve_forever()
    finally:
        shutil.rmtree(arguments.record, ignore_errors=True)


if __name__ == "__main__":
    main()
