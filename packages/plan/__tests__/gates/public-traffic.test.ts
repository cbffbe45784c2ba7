import { expect, test } from "@jest/globals";
import { reportOf, stackOf } from "../fixtures";
import { reachable } from "../rows";

const gatesOf = (before: string | undefined, after: string, state?: null) =>
  reportOf([stackOf("dev-alb", undefined, state === null ? { state } : {})], {
    traffic: {
      before: before === undefined ? [] : reachable(before),
      after: reachable(after),
      problems: [],
    },
  }).gates;
const whysOf = (before: string | undefined, after: string) =>
  gatesOf(before, after).map(({ why }) => why.replace("is reachable from the internet: ", ""));

test("what the internet reaches from now on is blocked", () => {
  expect(gatesOf("web  api  tcp  9000", "internet  web  tcp  443  internet gateway, alb")).toEqual([
    {
      gate: "public-ingress",
      stack: "dev",
      address: "internet->web",
      why: "is reachable from the internet: tcp 443",
      allow: "--allow 'dev:internet->web'",
    },
  ]);
});

test.each<[string, string, string, string]>([
  ["another port", "internet  web  tcp  80", "internet  web  tcp  80, 443", "tcp 80, 443"],
  ["a wider range", "internet  web  tcp  80-90", "internet  web  tcp  80-91", "tcp 80-91"],
  ["every port", "internet  web  tcp  80", "internet  web  tcp  any port", "tcp any port"],
  ["another protocol", "internet  web  tcp  53", "internet  web  tcp, udp  53", "udp 53"],
  [
    "more of the internet",
    "internet  web  tcp  80 (from 203.0.113.0/24)",
    "internet  web  tcp  80",
    "tcp 80",
  ],
  [
    "another part of the internet",
    "internet  web  tcp  80 (from 203.0.113.0/24)",
    "internet  web  tcp  80 (from 198.51.100.0/24)",
    "tcp 80 (from 198.51.100.0/24)",
  ],
  [
    "what nobody can say",
    "internet  web  tcp  80",
    "internet  web  tcp  80; 22 undecided: a list",
    "tcp 80; 22 undecided: a list",
  ],
])("%s is blocked", (_, before, after, why) => {
  expect(whysOf(before, after)).toEqual([why]);
});

test.each<[string, string, string]>([
  ["fewer ports", "internet  web  tcp  80, 443", "internet  web  tcp  443"],
  ["a part of the range", "internet  web  tcp  any port", "internet  web  tcp  22, 80-90"],
  [
    "less of the internet",
    "internet  web  tcp  80",
    "internet  web  tcp  80 (from 203.0.113.0/24)",
  ],
  ["another way to the same", "internet  web  tcp  80  a", "internet  web  tcp  80  b"],
  ["one protocol of two", "internet  web  tcp, udp  53", "internet  web  udp  53"],
  ["a way out", "web  api  tcp  9000", "web  internet  tcp  443"],
])("%s passes", (_, before, after) => {
  expect(whysOf(before, after)).toEqual([]);
});

test("without a table of before, all of it is new; in a new environment nothing is widened", () => {
  expect(whysOf(undefined, "internet  web  tcp  443")).toEqual(["tcp 443"]);
  expect(gatesOf(undefined, "internet  web  tcp  443", null)).toEqual([]);
});
