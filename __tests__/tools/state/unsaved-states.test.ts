import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { temporaryDirectory } from "#testing";
import { refuseUnsavedStates, unsavedStates } from "../../../tools/state/unsaved-states";

const directory = temporaryDirectory();

function write(stack: string, file: string): string {
  const folder = path.join(directory, "stacks", stack);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, file), "{}");
  return path.join(folder, file);
}

test("where nothing was synthesized, nothing is unsaved", () => {
  expect(unsavedStates("dev", path.join(directory, "none"))).toEqual([]);
});

test("a state that could not be saved is refused, of this environment alone", () => {
  write("dev-network", "cdk.tf.json");
  write("device-network", "errored.tfstate");
  expect(() => {
    refuseUnsavedStates("dev", directory);
  }).not.toThrow();
  const file = write("dev-network", "errored.tfstate");
  expect(unsavedStates("dev", directory)).toEqual([{ id: "dev-network", file, text: "{}" }]);
  expect(() => {
    refuseUnsavedStates("dev", directory);
  }).toThrow(/could not save the state of:\n {2}dev-network: .*errored\.tfstate\nNothing was done/);
});
