import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { Checkout } from "../../../tools/project/checkout";
import { applyMutant } from "../../../tools/mutation/apply-mutant";

const ROOT = path.join(__dirname, "..", "..", "..");

test("a change is made in a copy, and undone there", () => {
  const checkout = new Checkout([path.join("__tests__", "tools", "mutation")]);
  try {
    const file = path.join(checkout.directory, "lib", "policy.ts");
    const before = readFileSync(file, "utf8");
    const mutant = { name: "none", file: "lib/policy.ts", find: "2012-10-17", replace: "$&" };
    const mend = applyMutant(mutant, checkout.directory);
    expect(readFileSync(file, "utf8")).toBe(before.replace("2012-10-17", () => "$&"));
    expect(readFileSync(path.join(ROOT, "lib", "policy.ts"), "utf8")).toBe(before);
    expect(existsSync(path.join(checkout.directory, "__tests__", "tools", "mutation"))).toBe(false);
    mend();
    expect(readFileSync(file, "utf8")).toBe(before);
    expect(() => applyMutant({ ...mutant, find: "not there" }, checkout.directory)).toThrow(
      '"none" cannot be applied: lib/policy.ts does not hold "not there"',
    );
  } finally {
    checkout.remove();
  }
});
