import { describe, expect, test } from "@jest/globals";
import { ALL_PORTS, difference, formatPorts, intersection, NO_PORTS, ports, union } from "../ports";

describe("sets of ports", () => {
  test("join what overlaps or touches", () => {
    expect(union(ports(1, 5), ports(6, 9))).toEqual([{ first: 1, last: 9 }]);
    expect(union(ports(20), ports(10))).toEqual([...ports(10), ...ports(20)]);
    expect(union(ports(1, 100), ports(5, 6))).toEqual(ports(1, 100));
  });

  test("have in common what both have", () => {
    expect(intersection(ports(1, 10), [...ports(0, 2), ...ports(9, 20)])).toEqual([
      { first: 1, last: 2 },
      { first: 9, last: 10 },
    ]);
    expect(intersection(ports(1), ports(2))).toEqual(NO_PORTS);
  });

  test("are cut where another is taken away", () => {
    expect(difference(ports(1, 10), ports(4, 5))).toEqual([...ports(1, 3), ...ports(6, 10)]);
    expect(difference(ports(1, 10), ALL_PORTS)).toEqual(NO_PORTS);
  });

  test("are written as ranges", () => {
    expect(formatPorts([...ports(80), ...ports(1024, 2048)])).toBe("80, 1024-2048");
    expect(formatPorts(ALL_PORTS)).toBe("any port");
    expect(formatPorts(NO_PORTS)).toBe("no port");
  });
});
