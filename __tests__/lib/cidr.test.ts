import { expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  type Cidr,
  contains,
  formatCidr,
  networkOf,
  overlaps,
  parseCidr,
  size,
  subnetOf,
} from "../../lib/cidr";

/** Any block, its host bits cleared. */
const block = fc
  .record({
    start: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    prefixLength: fc.integer({ min: 0, max: 32 }),
  })
  .map(networkOf);

/** A block with the position of one of its parts. */
const part = fc
  .record({ outer: block, newBits: fc.integer({ min: 0, max: 8 }), random: fc.nat() })
  .filter(({ outer, newBits }) => outer.prefixLength + newBits <= 32)
  .map(({ outer, newBits, random }) => ({ outer, newBits, index: random % 2 ** newBits }));

const lastOf = (cidr: Cidr) => cidr.start + size(cidr) - 1;

test.each([
  ["10.0.0.0/16", { start: 0x0a000000, prefixLength: 16 }],
  ["10.0.5.1/16", { start: 0x0a000501, prefixLength: 16 }],
  ["255.255.255.255/32", { start: 2 ** 32 - 1, prefixLength: 32 }],
])("reads %s", (text, cidr) => {
  expect(parseCidr(text)).toEqual(cidr);
});

test.each(["", "10.0.0.0", "10.0.0/16", "10.0.0.0/33", "256.0.0.0/8", "10.0.0.0/16 ", "::/0"])(
  "does not take %p for a block",
  (text) => {
    expect(parseCidr(text)).toBeUndefined();
  },
);

test("reads what it writes", () => {
  fc.assert(
    fc.property(block, (cidr) => {
      expect(parseCidr(formatCidr(cidr))).toEqual(cidr);
    }),
  );
});

test("a network is aligned, and contains the address it was made from", () => {
  fc.assert(
    fc.property(fc.nat(2 ** 32 - 1), fc.integer({ min: 0, max: 32 }), (start, prefixLength) => {
      const network = networkOf({ start, prefixLength });
      expect(network.start % size(network)).toBe(0);
      expect(contains(network, { start, prefixLength: 32 })).toBe(true);
    }),
  );
});

test("every part lies inside the block", () => {
  fc.assert(
    fc.property(part, ({ outer, newBits, index }) => {
      const inner = subnetOf(outer, newBits, index);
      expect(contains(outer, inner)).toBe(true);
      expect(networkOf(inner)).toEqual(inner);
    }),
  );
});

test("the parts follow each other and fill the block", () => {
  fc.assert(
    fc.property(part, ({ outer, newBits }) => {
      const parts = [...Array(2 ** newBits).keys()].map((index) => subnetOf(outer, newBits, index));
      const ends = parts.map((cidr) => lastOf(cidr) + 1);
      expect([outer.start, ...ends.slice(0, -1)]).toEqual(parts.map(({ start }) => start));
      expect(ends.at(-1)).toBe(lastOf(outer) + 1);
    }),
  );
});

test("two blocks overlap exactly when one contains the other, in either order", () => {
  fc.assert(
    fc.property(block, block, (a, b) => {
      expect(overlaps(a, b)).toBe(contains(a, b) || contains(b, a));
      expect(overlaps(a, b)).toBe(overlaps(b, a));
    }),
  );
});

test("a part overlaps its block, and no other part", () => {
  fc.assert(
    fc.property(part, ({ outer, newBits, index }) => {
      const inner = subnetOf(outer, newBits, index);
      expect(overlaps(inner, outer)).toBe(true);
      const next = subnetOf(outer, newBits, (index + 1) % 2 ** newBits);
      expect(overlaps(inner, next)).toBe(newBits === 0);
    }),
  );
});
