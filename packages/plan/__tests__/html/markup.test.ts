import { expect, test } from "@jest/globals";
import { joined, markup, when } from "../../html/markup";

test("what is put into a template is text, unless it is markup", () => {
  expect(markup`<p title="${`"'`}">${"<b>"} & ${markup`<i>${"&"}</i>`}</p>`.text).toBe(
    '<p title="&quot;&#39;">&lt;b&gt; & <i>&amp;</i></p>',
  );
});

test("numbers, lists and nothing can be put in", () => {
  expect(markup`${0}${undefined}${[markup`<a>`, markup`<b>`]}`.text).toBe("0<a><b>");
  expect(joined([markup`a`, markup`b`], ", ").text).toBe("a, b");
  expect(when(false, () => markup`x`)).toBeUndefined();
});

test("what cannot be seen, or turns the direction of a text, stands as its code", () => {
  expect(markup`${"a\u202eb\u0000c"}`.text).toBe("a\\u202eb\\u0000c");
});
