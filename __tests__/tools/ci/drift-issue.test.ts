import { beforeEach, describe, expect, jest, test } from "@jest/globals";
import { driftIssue } from "../../../tools/ci/drift-issue";
import { temporaryDirectories, writeFile } from "../temporary-directory";
import { BOT, fakeGithub } from "./fake-github";
import { fakeGitlab } from "./fake-gitlab";

const makeDirectory = temporaryDirectories();
const MARKER = "<!-- terraform-drift: dev -->";
const report = (text: string) => writeFile(makeDirectory(), "drift.md", `${MARKER}\n## ${text}\n`);

beforeEach(() => {
  jest.spyOn(console, "log").mockImplementation(() => undefined);
});

const github = fakeGithub();
const gitlab = fakeGitlab();

describe.each([
  ["GitHub", github, BOT, "open"],
  ["GitLab", gitlab, "me", "opened"],
] as const)("on %s", (_, api, me, open) => {
  const found = (text: string) => driftIssue(["found", "dev", report(text)], api.env());
  const gone = () => driftIssue(["gone", "dev"], api.env());

  test("the first drift opens an issue, and that of the next night changes it", async () => {
    await found("a subnet");
    await found("a subnet and a role");
    expect(api.state.issues).toEqual([
      {
        id: 9000,
        author: me,
        state: open,
        label: "drift",
        body: expect.stringMatching(/^<!-- terraform-drift: dev -->\n## a subnet and a role\n/),
      },
    ]);
  });

  test("it is closed when there is no drift, with the reason, and opened anew later", async () => {
    await found("a subnet");
    await gone();
    expect(api.state.issues.map(({ state }) => state)).toEqual(["closed"]);
    expect(api.state.comments.map(({ body }) => body)).toEqual([
      expect.stringMatching(/^There is \[no drift\]\(https:.*\/42\) any more\.$/),
    ]);
    await found("another subnet");
    expect(api.state.issues.map(({ state }) => state)).toEqual(["closed", open]);
  });

  test("where there was none, there is nothing to close", async () => {
    await expect(gone()).resolves.toBe(0);
    expect(api.calls.every(([method]) => method === "GET")).toBe(true);
  });

  test("issues of others, of other environments and with other labels stay as they are", async () => {
    const others = [
      { id: 1, author: "someone", state: open, label: "drift", body: MARKER },
      { id: 2, author: me, state: open, label: "drift", body: "<!-- terraform-drift: prod -->" },
      { id: 3, author: me, state: open, label: "other", body: MARKER },
    ];
    api.state.issues.push(...structuredClone(others));
    await found("a subnet");
    await gone();
    expect(api.state.issues.slice(0, 3)).toEqual(others);
    expect(api.state.issues).toHaveLength(4);
  });
});

test("a pull request is no issue, although GitHub lists it among them", async () => {
  const own = {
    id: 1,
    author: BOT,
    state: "open",
    label: "drift",
    body: MARKER,
    isPullRequest: true,
  };
  github.state.issues.push(structuredClone(own));
  await driftIssue(["gone", "dev"], github.env());
  expect(github.state.issues).toEqual([own]);
});

test.each([[["found", "dev"]], [["gone", "dev", "drift.md"]], [["dev"]], [[]]])(
  "%j is answered with how it is meant",
  async (args) => {
    await expect(driftIssue(args, github.env())).rejects.toThrow("Usage: ");
  },
);
