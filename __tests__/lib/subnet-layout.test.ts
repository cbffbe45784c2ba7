import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { type Cidr, contains, networkOf, overlaps, parseCidr, subnetOf } from "../../lib/cidr";
import { defaultTierBlock, type SubnetTier, subnetSlots } from "../../lib/subnet-layout";

const ZONES = ["a", "b", "c", "d", "e", "f", "g", "h"];

/** The parts of the fourth quarter, which default tiers leave free: 1/32 of the VPC each. */
const FREE_PARTS = [24, 25, 26, 27, 28, 29, 30, 31];

const vpcs = fc
  .record({ start: fc.nat(2 ** 32 - 1), prefixLength: fc.integer({ min: 16, max: 20 }) })
  .map(networkOf);

/** A VPC with the two default tiers and some additional ones, over some zones. */
const layouts = fc
  .record({
    vpc: vpcs,
    zoneSlots: fc.constantFrom(4, 8),
    letters: fc.subarray(ZONES, { minLength: 1 }),
    parts: fc.subarray(FREE_PARTS),
    tierNames: fc.uniqueArray(fc.stringMatching(/^[a-z]{3,8}$/), { minLength: 8, maxLength: 8 }),
  })
  .map(({ vpc, zoneSlots, letters, parts, tierNames }) => ({
    vpc,
    zoneSlots,
    zones: letters.filter((letter) => ZONES.indexOf(letter) < zoneSlots),
    tiers: [
      ...defaultTiers(vpc),
      ...parts.map((part, index) => ({
        name: `x-${tierNames[index] ?? ""}`,
        block: subnetOf(vpc, 5, part),
      })),
    ],
  }));

function defaultTiers(vpc: Cidr): SubnetTier[] {
  return (["private", "public"] as const).map((name) => ({
    name,
    block: defaultTierBlock(vpc, name),
  }));
}

function cidrOf(text: string): Cidr {
  const cidr = parseCidr(text);
  if (!cidr) throw new Error(`${text} is not a block`);
  return cidr;
}

test("gives dev the subnets it has always had", () => {
  const vpc = cidrOf("10.0.0.0/16");
  const slots = subnetSlots({ vpc, zoneSlots: 8, zones: ["b", "a"], tiers: defaultTiers(vpc) });
  expect(slots.map(({ id, cidr, ipv6Index }) => [id, cidr, ipv6Index])).toEqual([
    ["private-a", "10.0.0.0/20", 0],
    ["private-b", "10.0.16.0/20", 1],
    ["public-a", "10.0.128.0/21", 128],
    ["public-b", "10.0.136.0/21", 129],
  ]);
});

test("no two subnets overlap", () => {
  fc.assert(
    fc.property(layouts, (layout) => {
      const blocks = subnetSlots(layout).map(({ cidr }) => cidrOf(cidr));
      const pairs = blocks.flatMap((a, index) =>
        blocks.slice(index + 1).map((b) => [a, b] as const),
      );
      expect(pairs.filter(([a, b]) => overlaps(a, b))).toEqual([]);
    }),
  );
});

test("every subnet lies in its tier, aligned, and every tier has one in each zone", () => {
  fc.assert(
    fc.property(layouts, (layout) => {
      const slots = subnetSlots(layout);
      for (const { tier, cidr } of slots) {
        const block = layout.tiers.find(({ name }) => name === tier)?.block;
        expect(block && contains(block, cidrOf(cidr))).toBe(true);
        expect(networkOf(cidrOf(cidr))).toEqual(cidrOf(cidr));
      }
      expect(slots).toHaveLength(layout.tiers.length * layout.zones.length);
    }),
  );
});

test("ids are unique, and so are IPv6 indexes, which fit a /56", () => {
  fc.assert(
    fc.property(layouts, (layout) => {
      const slots = subnetSlots(layout);
      const indexes = slots.map(({ ipv6Index }) => ipv6Index);
      expect(new Set(slots.map(({ id }) => id)).size).toBe(slots.length);
      expect(new Set(indexes).size).toBe(slots.length);
      expect(indexes.every((index) => Number.isInteger(index) && index >= 0 && index < 256)).toBe(
        true,
      );
    }),
  );
});

test("adding zones and tiers leaves every existing subnet as it is", () => {
  fc.assert(
    fc.property(layouts, fc.infiniteStream(fc.boolean()), (layout, keep) => {
      const some = <T>(items: readonly T[]) => items.filter(() => keep.next().value);
      const before = subnetSlots({
        ...layout,
        zones: some(layout.zones),
        tiers: some(layout.tiers),
      });
      expect(subnetSlots(layout)).toEqual(expect.arrayContaining(before));
    }),
  );
});

test("the order of zones and tiers makes no difference", () => {
  const shuffled = layouts.chain((layout) =>
    fc.record({
      layout: fc.constant(layout),
      zones: fc.shuffledSubarray(layout.zones, { minLength: layout.zones.length }),
      tiers: fc.shuffledSubarray(layout.tiers, { minLength: layout.tiers.length }),
    }),
  );
  fc.assert(
    fc.property(shuffled, ({ layout, zones, tiers }) => {
      expect(subnetSlots({ ...layout, zones, tiers })).toEqual(subnetSlots(layout));
    }),
  );
});
