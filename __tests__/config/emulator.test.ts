import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, expect, test } from "@jest/globals";
import { emulatorEndpoint, emulatorPort } from "../../config/emulator";
import { loadEnvironments } from "../../config/load-environments";
import { temporaryDirectory } from "#testing";
import { errorOf } from "./support";

const before = process.env["EMULATOR_PORT"];

afterEach(() => {
  if (before === undefined) delete process.env["EMULATOR_PORT"];
  else process.env["EMULATOR_PORT"] = before;
});

test("the port is 4566 unless EMULATOR_PORT names another", () => {
  delete process.env["EMULATOR_PORT"];
  expect(emulatorEndpoint()).toBe("http://127.0.0.1:4566");
  process.env["EMULATOR_PORT"] = "65535";
  expect(emulatorPort()).toBe("65535");
});

test.each(["0", "65536", "", "http", "45 66", "-1", "4566.0", "0x11d6"])(
  "refuses %p as a port, with the remedy",
  (port) => {
    process.env["EMULATOR_PORT"] = port;
    expect(errorOf(emulatorPort)?.message).toBe(
      `EMULATOR_PORT: ${JSON.stringify(port)} is not a port: use 1 to 65535, or unset it to use 4566`,
    );
  },
);

test("a wrong port is a problem of the configuration like any other", () => {
  process.env["EMULATOR_PORT"] = "ssh";
  const directory = temporaryDirectory();
  const emulator = JSON.stringify(path.join(__dirname, "..", "..", "config", "emulator"));
  writeFileSync(
    path.join(directory, "local.ts"),
    `import { emulatorEndpoint } from ${emulator};\nexport default { a: emulatorEndpoint() };`,
  );
  expect(errorOf(() => loadEnvironments(directory))?.problems).toEqual([
    {
      path: "EMULATOR_PORT",
      value: "ssh",
      message: "is not a port: use 1 to 65535, or unset it to use 4566",
    },
  ]);
});
