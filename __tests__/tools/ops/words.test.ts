import { describe, expect, test } from "@jest/globals";
import { parseForward } from "../../../tools/ops/forward";
import { timeOf } from "../../../tools/ops/logs";
import { succession } from "../../../tools/ops/recorded-images";
import { shortImage } from "../../../tools/ops/status/print";

describe("a way to a port", () => {
  test.each([
    ["8080", { local: "8080", port: "8080" }],
    ["18080:8080", { local: "18080", port: "8080" }],
    ["db.internal:5432", { local: "5432", host: "db.internal", port: "5432" }],
    ["15432:db.internal:5432", { local: "15432", host: "db.internal", port: "5432" }],
  ])("%s", (text, way) => {
    expect(parseForward(text)).toEqual(way);
  });

  test.each(["", "http", "0", "99999", "a b:1", "1:2:3:4", "x:db:5432"])("is not %j", (text) => {
    expect(() => parseForward(text)).toThrow(`forward: "${text}" leads nowhere: use 8080, `);
  });
});

describe("a time", () => {
  const now = Date.parse("2026-11-30T12:00:00Z");

  test.each([
    ["30s", "2026-11-30T11:59:30.000Z"],
    ["10m", "2026-11-30T11:50:00.000Z"],
    ["2h", "2026-11-30T10:00:00.000Z"],
    ["1d", "2026-11-29T12:00:00.000Z"],
    ["2026-11-30T08:00:00Z", "2026-11-30T08:00:00.000Z"],
  ])("%s", (text, expected) => {
    expect(new Date(timeOf(text, now)).toISOString()).toBe(expected);
  });

  test.each(["", "10", "10 minutes", "yesterday", "2026-99-99"])("is not %j", (text) => {
    expect(() => timeOf(text, now)).toThrow(`--since: "${text}" is no time: use 30s, `);
  });
});

describe("images that led to the one that is recorded", () => {
  const record = (...images: readonly string[]) =>
    images.map((image, at) => ({ image, version: images.length - at, by: "", at: undefined }));

  test.each([
    ["one after the other", ["c", "b", "a"], ["c", "b", "a"]],
    ["what did not start, and was put back, left out", ["a", "bad", "a", "z"], ["a", "z"]],
    ["several that were taken back", ["b", "y", "b", "x", "b", "a"], ["b", "a"]],
    ["recorded twice", ["b", "b", "a"], ["b", "a"]],
    ["none", [], []],
  ])("%s", (_, images, expected) => {
    expect(succession(record(...images)).map(({ image }) => image)).toEqual(expected);
  });
});

test.each([
  ["1.dkr.ecr.us-east-1.amazonaws.com/learner/api@sha256:0123456789abcdef", "0123456789ab"],
  ["1.dkr.ecr.us-east-1.amazonaws.com/learner/api:v3", "v3"],
  ["nginx", "nginx"],
  [undefined, ""],
])("the image %s is shown as %s", (image, shown) => {
  expect(shortImage(image)).toBe(shown);
});
