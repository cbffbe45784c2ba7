import { expect, test } from "@jest/globals";
import { explain } from "../../../tools/process/explain";

const withFields = (message: string, fields: object) => Object.assign(new Error(message), fields);

test.each([
  ["a full disk", { code: "ENOSPC" }, "The disk is full"],
  ["a used-up quota", { code: "EDQUOT" }, "quota of the disk"],
  ["a file that somebody else owns", { code: "EACCES" }, "owner or mode"],
  ["an emulator that is dead", { code: "ECONNREFUSED" }, "npm run local"],
  ["a network without names", { code: "ENOTFOUND" }, "does not answer"],
  ["missing credentials", { name: "CredentialsProviderError" }, "Sign in again"],
])("%s is told with what to do", (_, fields, remedy) => {
  const told = explain(withFields("what happened", fields));
  expect(told).toContain("what happened\n");
  expect(told).toContain(remedy);
});

test.each([
  ["ExpiredTokenException", "Sign in again"],
  ["AccessDenied", "deploying-rights.md"],
  ["ThrottlingException", "wait a minute"],
  ["SlowDown", "wait a minute"],
])("AWS's %s is told with what to do", (name, remedy) => {
  const error = withFields("no", { name, $metadata: { httpStatusCode: 400 } });
  expect(explain(error)).toBe(
    `AWS refuses: ${name}: no\n${String(explain(error)?.split("\n")[1])}`,
  );
  expect(explain(error)).toContain(remedy);
});

test("what else AWS refuses is told as it says it", () => {
  const error = withFields("no such thing", {
    name: "NotFound",
    $metadata: { httpStatusCode: 404 },
  });
  expect(explain(error)).toBe("AWS refuses: NotFound: no such thing");
});

test("an error of the program's own is left to its stack", () => {
  expect(explain(new TypeError("x is undefined"))).toBeUndefined();
});
