import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { temporaryDirectory } from "#testing";
import { forgetBackends } from "../../../tools/local/forget-backends";

const note = (directory: string, stack: string, s3: string) => {
  const file = path.join(directory, "stacks", stack, ".terraform", "terraform.tfstate");
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ backend: { config: { endpoints: { s3 } } } }));
  return file;
};

test("forgets an emulator's old address, and nothing that is right or another's", () => {
  const directory = temporaryDirectory();
  const old = note(directory, "local-iam", "http://127.0.0.1:1111");
  const right = note(directory, "local-ecs", "http://127.0.0.1:2222");
  const other = note(directory, "dev-iam", "https://s3.amazonaws.com");

  forgetBackends({ name: "local", emulatorEndpoint: "http://127.0.0.1:2222" }, directory);
  forgetBackends({ name: "dev", emulatorEndpoint: undefined }, directory);

  expect([old, right, other].map((file) => existsSync(file))).toEqual([false, true, true]);
});
