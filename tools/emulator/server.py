"""AWS emulator of this project: moto's server, with the gaps closed that matter here.

    python server.py --port 4566 --record .local/emulator-4566

The port is what keeps two emulators apart: it is bound before anything is written, so a second
server on the same port ends without having touched the first one's files. Once it has the port and
everything that had been saved, it says so in a line of JSON on standard output.
"""

import argparse
import json
import os
import shutil
import signal
import sys
import threading
import traceback
from pathlib import Path

# Without these policies AWS-managed ones (arn:aws:iam::aws:policy/...) cannot be attached. It is
# read while moto is being imported.
os.environ["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true"
PRODUCT = "vpc-to-ecs-emulator"
HOST = "127.0.0.1"
EXIT_PORT_IN_USE = 3
SAVED = "saved"


def with_routes(app, routes):
    """Adds the routes by which the project's tools recognise their own emulator and talk to it."""

    def dispatch(environ, start_response):
        route = routes.get(f"{environ['REQUEST_METHOD']} {environ.get('PATH_INFO')}")
        if route is None:
            return app(environ, start_response)
        try:
            status, answer = "200 OK", route()
        except Exception as error:
            traceback.print_exc()
            status, answer = "500 Internal Server Error", {"error": f"{error}"}
        body = json.dumps(answer).encode()
        headers = [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
        start_response(status, headers)
        return [body]

    return dispatch


def record(directory, said):
    """Says that the server is there, writes the process id, and from here on sends all output to
    the log.
    """
    directory.mkdir(parents=True, exist_ok=True)
    (directory / "pid").write_text(f"{os.getpid()}\n")
    log = os.open(directory / "log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    print(json.dumps(said), flush=True)
    sys.stderr.flush()
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.close(log)


def stop_with_parent():
    """Ends this process once standard input closes, however the parent ended."""

    def wait():
        while os.read(0, 1024):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, daemon=True).start()


def terminate(_signal, _frame):
    sys.exit(0)


def parse_arguments():
    parser = argparse.ArgumentParser(description="The AWS emulator of this project.")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--record", type=Path, required=True, help="directory for its files")
    parser.add_argument("--attached", action="store_true", help="stop when standard input closes")
    parser.add_argument("--copy-of", type=Path, help="file that another emulator has saved")
    return parser.parse_args()


def main():
    arguments = parse_arguments()
    # SIGTERM may arrive while moto is still being imported.
    signal.signal(signal.SIGTERM, terminate)
    signal.signal(signal.SIGINT, terminate)
    if arguments.attached:
        stop_with_parent()

    # moto reads its own port for calls that one of its services makes to another.
    os.environ["MOTO_PORT"] = str(arguments.port)
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
    from werkzeug.serving import make_server

    import gaps
    import refusals
    import snapshots
    from answers import LostAnswers
    from calls import RECORD
    from gate import Gate
    from interruptions import Interruptions
    from judge import Judge
    from keeper import Keeper

    gaps.close()
    watch = Interruptions(DomainDispatcherApplication(create_backend_app))
    gate = Gate(LostAnswers(Judge(watch)))
    keeper = Keeper(arguments.record / SAVED, gate)

    def health():
        me = {"product": PRODUCT, "pid": os.getpid(), "moto": snapshots.VERSION["moto"]}
        return {**me, "requests": gate.answered}

    def tasks():
        with gate.closed():
            return watch.tasks()

    def save():
        keeper.save()
        return {"file": str(keeper.file)}

    routes = {
        "GET /_emulator/calls": RECORD.seen,
        "GET /_emulator/health": health,
        "GET /_emulator/interruptions": watch.seen,
        "GET /_emulator/refusals": refusals.listed,
        "GET /_emulator/tasks": tasks,
        "POST /_emulator/save": save,
    }
    try:
        server = make_server(HOST, arguments.port, with_routes(gate, routes), threaded=True)
    except (OSError, SystemExit) as error:  # werkzeug explains a busy port, then exits
        print(f"Cannot listen on {HOST}:{arguments.port}: {error}", file=sys.stderr)
        sys.exit(EXIT_PORT_IN_USE)

    restored = False
    if arguments.copy_of:
        try:
            snapshots.load(arguments.copy_of)
        except snapshots.Unusable as error:
            sys.exit(f"Cannot be a copy of {arguments.copy_of}: {error}")
    elif not arguments.attached:
        restored = keeper.bring_back()
    record(arguments.record, {"pid": os.getpid(), "restored": restored})
    try:
        server.serve_forever()
    finally:
        if arguments.attached:
            shutil.rmtree(arguments.record, ignore_errors=True)
        else:
            (arguments.record / "pid").unlink(missing_ok=True)
            if gate.answered:
                keeper.save()


if __name__ == "__main__":
    main()
