import { describe, expect, test } from "@jest/globals";
import { failureOf } from "../../packages/testing/__tests__/failure-of";

const page = `<html>${"<p>nothing</p>".repeat(1_000)}<b class="gate">closed</b>${"<i></i>".repeat(1_000)}`;

describe("toContain", () => {
  test("says first what a long text lacks, and shows where it has the beginning of it", () => {
    const [first, excerpt = "", end] = failureOf(() => {
      expect(page).toContain('<b class="gate">open</b>');
    }).split("\n");
    expect(first).toBe(
      'the text has no "<b class=\\"gate\\">open</b>"; it begins "<b class=\\"gate\\">", near',
    );
    expect(excerpt).toContain('<b class="gate">closed</b>');
    expect(excerpt).toHaveLength(2_000);
    expect(end).toBe("(2000 of 21032 characters)");
  });

  test("shows a short text whole", () => {
    expect(
      failureOf(() => {
        expect("a list").toContain("xyz");
      }),
    ).toBe('the text has no "xyz"; it is\na list');
  });

  test("says what must not be there, and where it is", () => {
    const [first, excerpt] = failureOf(() => {
      expect(page).not.toContain("closed");
    }).split("\n");
    expect(first).toBe('the text has "closed", near');
    expect(excerpt).toContain('<b class="gate">closed</b>');
  });

  test("looks for items, too", () => {
    expect(["a", "b"]).toContain("a");
    expect(new Set([1])).not.toContain(2);
    expect(
      failureOf(() => {
        expect(["a"]).toContain("b");
      }),
    ).toBe('expected the item "b" in ["a"]');
    expect(
      failureOf(() => {
        expect(["a"]).not.toContain("a");
      }),
    ).toBe('expected no item "a" in ["a"]');
  });

  test("looks in a text for text only", () => {
    expect(
      failureOf(() => {
        expect("1").toContain(1);
      }),
    ).toBe("no text: 1");
  });
});

describe("toMatch", () => {
  test("says first what a text does not match", () => {
    const lines = failureOf(() => {
      expect(page).toMatch(/open/);
    }).split("\n");
    expect(lines[0]).toBe("the text does not match /open/; it is");
    expect(lines[2]).toBe("(2000 of 21032 characters)");
  });

  test("says what must not match, and where it does", () => {
    const [first, excerpt] = failureOf(() => {
      expect(page).not.toMatch(/clos.d/g);
    }).split("\n");
    expect(first).toBe("the text matches /clos.d/g, near");
    expect(excerpt).toContain("closed");
  });

  test("takes a text as well as an expression, and looks in text only", () => {
    expect("a (b)").toMatch("(b)");
    expect(
      failureOf(() => {
        expect("a").toMatch("b");
      }),
    ).toBe('the text does not match "b"; it is\na');
    expect(
      failureOf(() => {
        expect(undefined).toMatch(/b/);
      }),
    ).toBe("no text: undefined");
  });
});
