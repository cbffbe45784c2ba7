import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "@jest/globals";
import { PROJECT_ROOT } from "../../../tools/project/paths";

const run = promisify(execFile);

/** Requests at once, one of which does not send its body to the end before the others are answered. */
const REQUESTS = `
import threading, time
from io import BytesIO
from gate import Gate

inside, most, read = [], [], []
rest = threading.Event()

def app(environ, start_response):
    inside.append(1)
    most.append(len(inside))
    time.sleep(0.01)
    read.append(environ["wsgi.input"].read())
    inside.pop()
    return [b"done"]

class Slow:
    def read(self, length):
        rest.wait()
        return b"late"

gate = Gate(app)
ask = lambda body: gate({"CONTENT_LENGTH": "4", "wsgi.input": body}, None)
slow = threading.Thread(target=ask, args=(Slow(),))
slow.start()
others = [threading.Thread(target=ask, args=(BytesIO(b"soon"),)) for _ in range(8)]
for it in others: it.start()
for it in others: it.join()
rest.set()
slow.join()
print(max(most), read.count(b"soon"), read[-1].decode(), gate.answered)
`;

describe("the emulator", () => {
  it("answers one request at a time, and waits for none that is still being sent", async () => {
    const { stdout } = await run("python3", ["-c", REQUESTS], {
      cwd: path.join(PROJECT_ROOT, "tools", "emulator"),
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" },
    });
    expect(stdout).toBe("1 8 late 9\n");
  });
});
