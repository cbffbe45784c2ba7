import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { accessAnchor, changeAnchor, stackAnchor } from "../../html/anchor";

const NAME = fc.string({ unit: "binary", maxLength: 12 });

test("an anchor needs no quoting, in HTML or in an address", () => {
  fc.assert(
    fc.property(NAME, NAME, (stack, address) => {
      const anchors = [
        stackAnchor(stack),
        changeAnchor(stack, address),
        accessAnchor(stack, address),
      ];
      for (const anchor of anchors) expect(anchor).toMatch(/^[a-z][\w-]+$/);
    }),
  );
});

test("no two changes have the same", () => {
  // What an anchor writes for a dot, and for where the address begins, may stand in a name.
  const part = fc.array(fc.constantFrom("a", ".", "_", "_x2e_", "_-"), { maxLength: 4 });
  const name = part.map((parts) => parts.join(""));
  const pair = fc.tuple(name, name);
  fc.assert(
    fc.property(pair, pair, (one, other) => {
      expect(changeAnchor(...one) === changeAnchor(...other)).toBe(
        one.join("\n") === other.join("\n"),
      );
    }),
  );
});
