import { spawn } from "node:child_process";
import type { Finished } from "./run";

/** Runs a program on a terminal of its own, with its output as it comes, and Ctrl-C once a text was printed. */
const IN_TERMINAL = `
import fcntl, os, pty, struct, sys, termios

until, command = sys.argv[1].encode(), sys.argv[2:]
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(command[0], command)
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 160, 0, 0))
seen, is_sent = b"", False
while True:
    try:
        data = os.read(terminal, 65536)
    except OSError:
        break
    if not data:
        break
    seen += data
    os.write(1, data)
    if until in seen and not is_sent:
        is_sent = True
        os.write(terminal, b"\\x03")
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

export interface TerminalOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Ctrl-C is typed once this was printed. */
  readonly until: string;
}

/** Runs Node.js on a pseudo terminal. */
export function inTerminal(
  args: readonly string[],
  { cwd, env, until }: TerminalOptions,
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn("python3", ["-c", IN_TERMINAL, until, process.execPath, ...args], {
      ...{ cwd, stdio: ["ignore", "pipe", "inherit"] },
      env: { ...env, TERM: "xterm-256color", FORCE_COLOR: "1" },
    });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.once("error", reject);
    child.once("close", (code) => {
      resolve({ code, output });
    });
  });
}
