"""Runs a command on a terminal of its own, and types answers.

    python terminal.py '[["Type yes", "yes"]]' command argument ...

Each answer is typed when its text has been printed since the last one. What the command printed goes to
standard output, and its exit code is passed on.
"""

import json
import os
import pty
import sys

ROWS_AND_COLUMNS = "stty rows 50 cols 160; exec \"$@\""


def main():
    answers = json.loads(sys.argv[1])
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvp("sh", ["sh", "-c", ROWS_AND_COLUMNS, "sh", *sys.argv[2:]])
    seen = ""
    while True:
        try:
            data = os.read(terminal, 65536)
        except OSError:  # Linux says so that the other end is closed
            data = b""
        if not data:
            break
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        seen += data.decode(errors="replace")
        if answers and answers[0][0] in seen:
            os.write(terminal, (answers.pop(0)[1] + "\n").encode())
            seen = ""
    _, status = os.waitpid(pid, 0)
    sys.exit(os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
