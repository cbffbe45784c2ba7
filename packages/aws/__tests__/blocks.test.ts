import { describe, expect, test } from "@jest/globals";
import { block, contains, formatBlock, parseBlock, pieces, subnetOf } from "../blocks";

describe("blocks of addresses", () => {
  test.each([
    ["10.0.0.0/16", "10.0.0.0/16"],
    ["10.0.5.1/16", "10.0.0.0/16"],
    ["203.0.113.7", "203.0.113.7/32"],
    ["0.0.0.0/0", "0.0.0.0/0"],
    ["::/0", "::/0"],
    ["2600:1f18:0:1::/64", "2600:1f18:0:1::/64"],
    ["2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1/128"],
  ])("read %s as %s", (text, formatted) => {
    expect(formatBlock(block(text))).toBe(formatted);
  });

  test.each([
    "10.0.0/16",
    "10.0.0.256/32",
    "10.0.0.0/33",
    "1::2::3",
    "1:2:3/64",
    "x",
    "",
    "10.0.0.0/1/2",
  ])("do not read %j", (text) => {
    expect(parseBlock(text)).toBeUndefined();
  });

  test("hold what is within them, of their own family", () => {
    expect(contains(block("10.0.0.0/8"), block("10.255.0.0/16"))).toBe(true);
    expect(contains(block("10.0.0.0/16"), block("10.0.0.0/8"))).toBe(false);
    expect(contains(block("::/0"), block("10.0.0.0/8"))).toBe(false);
  });

  test("are cut so that every cut holds a piece or misses it", () => {
    const cut = pieces(block("10.0.0.0/24"), [block("10.0.0.64/26"), block("10.0.0.0/8")]);
    expect(cut.map(formatBlock)).toEqual(["10.0.0.0/26", "10.0.0.64/26", "10.0.0.128/25"]);
  });

  test("are divided as Terraform's cidrsubnet divides them", () => {
    expect(formatBlock(subnetOf(block("10.0.0.0/16"), 8, 3))).toBe("10.0.3.0/24");
    expect(formatBlock(subnetOf(block("2600:1f18::/56"), 8, 255))).toBe("2600:1f18:0:ff::/64");
  });
});
