import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { StackList } from "../../../tools/terminal/stack-list";

let now = 0;
let written = "";
let drawn: string[] = [];
let isDone = false;
let cleared = 0;

beforeEach(() => {
  [now, written, drawn, isDone, cleared] = [0, "", [], false, 0];
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

function listOf(isTTY: boolean): StackList {
  return new StackList(["dev-iam", "dev-network"], {
    terminal: { isTTY, write: (text) => (written += text) },
    redraw: () =>
      Object.assign((text: string) => void drawn.push(text), {
        clear: () => cleared++,
        done: () => (isDone = true),
      }),
    now: () => now,
  });
}

describe("on a terminal", () => {
  test("every stack has its line from the beginning, with its state and time", () => {
    const list = listOf(true);
    expect(drawn.at(-1)).toBe(
      ["    dev-iam              waits", "    dev-network          waits", "  0 of 2, 0s"].join(
        "\n",
      ),
    );
    list.set("dev-iam", "plans");
    now = 4000;
    list.set("dev-network", "initialises");
    list.end("dev-iam", "2 to create");
    now = 65_000;
    jest.advanceTimersByTime(300);
    expect(drawn.at(-1)).toBe(
      [
        "  • dev-iam          4s  2 to create",
        "  › dev-network   1m01s  initialises",
        "  1 of 2, 1m05s",
      ].join("\n"),
    );
    expect(written).toBe("");
  });

  test("an event is the state, and the list stays when it is closed", () => {
    const list = listOf(true);
    list.tell("dev-iam", "1/2 aws_vpc created");
    list.close();
    expect(drawn.at(-1)).toContain("1/2 aws_vpc created");
    expect(isDone).toBe(true);
    const { length } = drawn;
    jest.advanceTimersByTime(5000);
    expect(drawn).toHaveLength(length);
  });
});

test("on a terminal the list makes room for a question, and comes back", () => {
  const list = listOf(true);
  const resume = list.pause();
  expect(cleared).toBe(1);
  const { length } = drawn;
  list.set("dev-iam", "plans");
  jest.advanceTimersByTime(5000);
  expect(drawn).toHaveLength(length);
  resume();
  expect(drawn.at(-1)).toContain("plans");
});

describe("elsewhere", () => {
  test("there is one line for each stack that ended, and for each event", () => {
    const list = listOf(false);
    list.set("dev-iam", "plans");
    now = 2000;
    list.tell("dev-iam", "1/2 aws_vpc created");
    list.end("dev-iam", "applied");
    list.close();
    expect(written).toBe(
      "      2s  dev-iam      1/2 aws_vpc created\n      2s  dev-iam      applied\n",
    );
    expect(drawn).toEqual([]);
  });
});

test("elsewhere, a silence is broken by what is being waited for, again and again", () => {
  const list = listOf(false);
  list.set("dev-iam", "plans");
  const pass = (milliseconds: number) => {
    now += milliseconds;
    jest.advanceTimersByTime(milliseconds);
  };
  pass(14_000);
  expect(written).toBe("");
  pass(2000);
  list.tell("dev-iam", "still creating aws_lb (10s)");
  pass(16_000);
  list.end("dev-iam", "applied");
  pass(16_000);
  list.close();
  pass(60_000);
  expect(written).toBe(
    [
      "     16s  dev-iam      ... plans (16s)",
      "     16s  dev-iam      still creating aws_lb (10s)",
      "     32s  dev-iam      ... still creating aws_lb (10s) (16s)",
      "     32s  dev-iam      applied",
      "",
    ].join("\n"),
  );
});

test("a stack that is not in the list is a mistake of the caller", () => {
  expect(() => {
    listOf(false).set("dev-web", "plans");
  }).toThrow("dev-web is not in the list");
});
