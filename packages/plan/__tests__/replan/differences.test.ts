import { describe, expect, test } from "@jest/globals";
import { differences } from "../../replan/differences";
import type { Followers } from "../../replan/followers";
import { changeOf, planOf } from "../fixtures";

/** Only the subnets of the service follow from what has changed. */
const followers: Followers = {
  mayChange: (address, attribute) => address === "aws_service.web" && attribute === "subnets",
  outputMayChange: (name) => name === "subnets",
};

const service = (actions: string[], before: object | null, after: object | null, more = {}) =>
  changeOf({ address: "aws_service.web", actions, before, after, ...more });
const kept = service(["no-op"], { subnets: [1], count: 2 }, { subnets: [1], count: 2 });
const between = (reviewed: readonly object[], planned: readonly object[], more = {}) =>
  differences("dev-web", planOf(...reviewed), { ...planOf(...planned), ...more }, followers);

describe("a second plan is the same", () => {
  test("where nothing differs", () => {
    expect(between([kept], [kept])).toEqual([]);
  });

  test("where it updates what follows from the inputs", () => {
    const updated = service(["update"], { subnets: [1], count: 2 }, { subnets: [1, 2], count: 2 });
    expect(between([kept], [updated])).toEqual([]);
    expect(between([updated], [kept])).toEqual([]);
  });

  test("where what it creates has other inputs", () => {
    const created = (subnets: number[]) => service(["create"], null, { subnets, count: 2 });
    expect(between([created([1])], [created([2])])).toEqual([]);
  });

  test("where a data source is read again", () => {
    const read = { ...changeOf({ address: "data.aws_vpc.vpc", actions: ["read"] }), mode: "data" };
    expect(between([kept], [kept, read])).toEqual([]);
  });
});

describe("a second plan is another", () => {
  test.each<[string, object[], object[], string[]]>([
    [
      "where it changes something besides",
      [kept],
      [service(["update"], { subnets: [1], count: 2 }, { subnets: [2], count: 3 })],
      ["aws_service.web: unchanged then, to change now (count)"],
    ],
    [
      "where an update has another value",
      [service(["update"], { count: 2 }, { count: 3 })],
      [service(["update"], { count: 2 }, { count: 4 })],
      ["aws_service.web: count changes in another way"],
    ],
    [
      "where an update starts from another value",
      [service(["update"], { count: 2 }, { count: 3 })],
      [service(["update"], { count: 1 }, { count: 3 })],
      ["aws_service.web: count changes in another way"],
    ],
    [
      "where a value is not known any more",
      [service(["update"], { count: 2 }, { count: 3 })],
      [service(["update"], { count: 2 }, {}, { afterUnknown: { count: true } })],
      ["aws_service.web: count changes in another way"],
    ],
    [
      "where a value that was to go is to be found out",
      [service(["update"], { count: 2 }, {})],
      [service(["update"], { count: 2 }, {}, { afterUnknown: { count: true } })],
      ["aws_service.web: count changes in another way"],
    ],
    [
      "where it changes many things",
      [kept],
      [service(["update"], {}, { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1 })],
      ["aws_service.web: unchanged then, to change now (a, b, c, d, e and 2 more)"],
    ],
    [
      "where inputs make a replacement",
      [kept],
      [service(["delete", "create"], { subnets: [1], count: 2 }, { subnets: [2], count: 2 })],
      ["aws_service.web: unchanged then, to replace now"],
    ],
    [
      "where something new is in it",
      [],
      [changeOf({ address: "aws_rule.all", actions: ["create"], after: { cidr: "0.0.0.0/0" } })],
      ["aws_rule.all: unchanged then, to create now (cidr)"],
    ],
    [
      "where something is missing",
      [changeOf({ address: "aws_rule.all", actions: ["delete"], before: { cidr: "0.0.0.0/0" } })],
      [],
      ["aws_rule.all: to destroy then, unchanged now (cidr)"],
    ],
  ])("%s", (_what, reviewed, planned, expected) => {
    expect(between(reviewed, planned)).toEqual(expected);
  });

  test("where an output changes that has nothing to do with the inputs", () => {
    const output = (after: string) => ({
      actions: ["update"],
      before: "a",
      after,
      after_unknown: false,
    });
    const reviewed = { ...planOf(), output_changes: { subnets: output("b"), name: output("b") } };
    const planned = { ...planOf(), output_changes: { subnets: output("c"), name: output("c") } };
    expect(differences("dev-web", reviewed, planned, followers)).toEqual([
      "output name changes in another way",
    ]);
  });

  test("where it would leave something to plan", () => {
    expect(between([kept], [kept], { complete: false })).toEqual([
      "it is not complete: something would be left to plan after it",
    ]);
  });
});
