import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { Checkout } from "../../../tools/mutation/checkout";

const ROOT = path.join(__dirname, "..", "..", "..");

test("a change is made in a copy, and undone there", () => {
  const checkout = new Checkout();
  try {
    const file = path.join(checkout.directory, "lib", "policy.ts");
    const before = readFileSync(file, "utf8");
    const mutant = { name: "none", file: "lib/policy.ts", find: "2012-10-17", replace: "$&" };
    const mend = checkout.apply(mutant);
    expect(readFileSync(file, "utf8")).toBe(before.replace("2012-10-17", () => "$&"));
    expect(readFileSync(path.join(ROOT, "lib", "policy.ts"), "utf8")).toBe(before);
    // This very test would notice every change.
    expect(existsSync(path.join(checkout.directory, "__tests__", "tools", "mutation"))).toBe(false);
    mend();
    expect(readFileSync(file, "utf8")).toBe(before);
    expect(() => checkout.apply({ ...mutant, find: "not there" })).toThrow(
      '"none" cannot be applied: lib/policy.ts does not hold "not there"',
    );
  } finally {
    checkout.remove();
  }
});
