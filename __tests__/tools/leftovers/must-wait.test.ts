import { expect, test } from "@jest/globals";
import { parseStack } from "#terraform";
import { mustWait } from "../../../tools/leftovers/must-wait";

const web = parseStack("web", {}, ["iam"]);
const api = { ...parseStack("api", {}, ["web"]), leftover: { foreign: false } };
const build = parseStack("build", {}, ["iam", "api"]);
const app = { stacks: [web, api, build] };

test.each<[string, typeof api | typeof web, Readonly<Record<string, boolean>>, boolean]>([
  ["a leftover whose caller is planned", api, { web: false }, false],
  ["a leftover whose caller is a preview", api, { web: true }, true],
  ["a leftover whose caller is not among the plans", api, {}, true],
  ["what comes after a leftover that is planned", build, { api: false, iam: true }, false],
  ["what comes after a leftover that waits", build, { api: true }, true],
  ["what comes after a leftover that is not among the plans", build, {}, false],
  ["a stack that needs no leftover", web, { iam: true, api: true }, false],
])("%s", (_, stack, previews, waits) => {
  expect(mustWait(stack, app, (id) => previews[id])).toBe(waits);
});
