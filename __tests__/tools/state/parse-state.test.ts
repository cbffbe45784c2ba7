import { expect, test } from "@jest/globals";
import { damageOf, managedIn, parseState } from "../../../tools/state/parse-state";

const KEY = "shop/dev/network.tfstate";
const WHOLE = JSON.stringify({
  ...{ version: 4, serial: 3, lineage: "a" },
  resources: [{ mode: "managed" }, { mode: "data" }],
});

test("a state is read, and an empty one has nothing", () => {
  expect(damageOf(WHOLE)).toBeUndefined();
  expect(managedIn(parseState(WHOLE, KEY))).toEqual([{ mode: "managed" }]);
  expect(parseState('{"serial":1,"lineage":"a"}', KEY)).toMatchObject({
    outputs: {},
    resources: [],
  });
});

test.each([
  ["", "it is empty"],
  ["\n", "it is empty"],
  [WHOLE.slice(0, 30), "it is cut off, or something else than JSON"],
  ["<Error>", "it is cut off, or something else than JSON"],
  ["[]", "it is JSON, but no Terraform state"],
  ["{}", "it is JSON, but no Terraform state"],
  ["null", "it is JSON, but no Terraform state"],
])("of %j it says that %s", (text, damage) => {
  expect(damageOf(text)).toBe(damage);
  expect(() => parseState(text, KEY)).toThrow(
    `The state ${KEY} is damaged: ${damage}. "npm run doctor -- dev" says`,
  );
});
