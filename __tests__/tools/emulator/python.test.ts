import { chmodSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, jest } from "@jest/globals";
import { findPython, pinnedMoto } from "../../../tools/emulator/python";
import { temporaryDirectories, writeFile } from "../temporary-directory";

const temporaryDirectory = temporaryDirectories();

/** A `python3` that answers every question in the same way; `pip` and `venv` fail. */
function fakePython(answer: object, directory: string): string {
  const script = `#!/bin/sh
case "$2" in
  venv) echo "no module named venv" >&2; exit 1 ;;
  *) echo '${JSON.stringify(answer)}' ;;
esac
`;
  chmodSync(writeFile(directory, "python3", script), 0o755);
  return directory;
}

const MOTO = pinnedMoto();
const READY = { path: "/the/python3", version: [3, 11], moto: MOTO, server: true };

describe("the emulator's Python", () => {
  it("is the one on the PATH when it has the pinned moto", async () => {
    const PATH = fakePython(READY, temporaryDirectory());
    expect(await findPython("/does/not/exist", { PATH })).toBe("/the/python3");
  });

  it("is the project's own when the one on the PATH has another moto", async () => {
    const own = temporaryDirectory();
    fakePython({ ...READY, path: "/own/python" }, path.join(own, "bin"));
    const python = path.join(own, "bin", "python3");
    chmodSync(writeFile(own, "bin/python", `#!/bin/sh\nexec ${python} "$@"\n`), 0o755);
    const PATH = `${fakePython({ ...READY, moto: "4.0.0" }, temporaryDirectory())}:/bin:/usr/bin`;
    expect(await findPython(own, { PATH })).toBe("/own/python");
  });

  it("must exist: the error says what to install", async () => {
    const attempt = findPython("/does/not/exist", { PATH: temporaryDirectory() });
    await expect(attempt).rejects.toThrow(
      /needs Python 3\.10 or later; none was found on the PATH\. Install it from https/,
    );
  });

  it("must be recent enough: the error names the one that is not", async () => {
    const old = { path: "/old/python3", version: [3, 8], moto: null, server: false };
    const PATH = fakePython(old, temporaryDirectory());
    await expect(findPython("/does/not/exist", { PATH })).rejects.toThrow(
      "/old/python3 is 3.8. Install it",
    );
  });

  it("is no half-made virtual environment: the error says how to get one", async () => {
    const directory = temporaryDirectory();
    const bin = fakePython({ ...READY, moto: null }, directory);
    const bare = { ...READY, moto: null, path: path.join(bin, "python3") };
    fakePython(bare, directory);
    const log = jest.spyOn(console, "log").mockImplementation(() => undefined);
    const attempt = findPython(path.join(directory, "venv"), { PATH: `${bin}:/bin` });
    await expect(attempt).rejects.toThrow(
      /install the package python3-venv[^]*no module named venv/,
    );
    log.mockRestore();
  });
});
