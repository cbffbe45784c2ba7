import { beforeEach, expect, jest, test } from "@jest/globals";
import { comment } from "../../../tools/ci/comment";
import { temporaryDirectories, writeFile } from "../temporary-directory";
import { fakeGithub } from "./fake-github";

const makeDirectory = temporaryDirectories();
const api = fakeGithub();
const plan = () => writeFile(makeDirectory(), "plan.md", "<!-- terraform-plan: dev -->\n");
const write = (env: NodeJS.ProcessEnv = api.env()) => comment(["dev", plan()], env);

beforeEach(() => {
  jest.spyOn(console, "log").mockImplementation(() => undefined);
  jest.spyOn(console, "error").mockImplementation(() => undefined);
});

test("a server with a bad moment is asked again, and nothing is written twice", async () => {
  const again = { "retry-after": "0" };
  api.troubles.push(
    { status: 502, headers: again },
    { status: 403, headers: again, body: "secondary rate limit" },
  );
  await write();
  expect(api.state.comments).toHaveLength(1);
});

test("a comment whose answer was lost is found again", async () => {
  const list = { status: 200, body: "[]" };
  api.troubles.push(list, { status: 504, headers: { "retry-after": "0" }, isDone: true });
  await write();
  expect(api.calls.map(([method]) => method)).toEqual(["GET", "POST", "GET", "PATCH"]);
  expect(api.state.comments).toHaveLength(1);
});

test("a server that stays like that ends it, with what it said", async () => {
  api.troubles.push(
    ...Array.from({ length: 4 }, () => ({
      status: 503,
      headers: { "retry-after": "0" },
      body: "down",
    })),
  );
  await expect(write()).rejects.toThrow(/GET .*\/issues\/7\/comments.*: 503 down/);
  expect(api.calls).toHaveLength(4);
});

test("a refusal is not asked again", async () => {
  api.troubles.push({ status: 403, body: "Resource not accessible by integration" });
  await expect(write()).rejects.toThrow(/403 Resource not accessible by integration/);
  expect(api.calls).toHaveLength(1);
});

test("what the step has to hand over is named", async () => {
  await expect(write({ ...api.env(), GITHUB_TOKEN: "" })).rejects.toThrow(
    "GITHUB_TOKEN is not set: give the step env GITHUB_TOKEN: github.token.",
  );
  await expect(write({ ...api.env(), PULL_REQUEST: undefined })).rejects.toThrow(
    "PULL_REQUEST is not set: give the step env PULL_REQUEST: the pull request's number.",
  );
});

test("outside of a job it says so", async () => {
  await expect(comment(["dev", plan()], {})).rejects.toThrow("This runs in a job");
  await expect(comment(["dev"], {})).rejects.toThrow("Usage: ");
});
