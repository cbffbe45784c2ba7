import { beforeEach, describe, expect, jest, test } from "@jest/globals";
import { COMMENT_LIMIT } from "#plan";
import { comment } from "../../../tools/ci/comment";
import { temporaryDirectories, writeFile } from "../temporary-directory";
import { BOT, fakeGithub } from "./fake-github";
import { fakeGitlab } from "./fake-gitlab";

const makeDirectory = temporaryDirectories();
const MARKER = "<!-- terraform-plan: dev -->";
const plan = (text = "one change") =>
  writeFile(makeDirectory(), "plan.md", `${MARKER}\n## ${text}\n`);

beforeEach(() => {
  jest.spyOn(console, "log").mockImplementation(() => undefined);
});

describe("on GitHub", () => {
  const api = fakeGithub();
  const write = (file = plan()) => comment(["dev", file], api.env());

  test("the first plan of an environment is a new comment, with a link to its pages", async () => {
    await expect(write()).resolves.toBe(0);
    expect(api.state.comments).toEqual([
      {
        id: 9000,
        author: BOT,
        body: `${MARKER}\n## one change\n\n[plan.html and the log](https://github.com/example/shop/actions/runs/42)\n`,
      },
    ]);
  });

  test("the next one takes its place, also where a hundred comments came before it", async () => {
    const others = Array.from({ length: 150 }, (_, id) => ({
      id,
      author: "someone",
      body: "Nice",
    }));
    const own = { id: 777, author: BOT, body: `${MARKER}\nold` };
    api.state.comments.push(...others, own, { id: 778, author: "someone", body: "Indeed" });
    await write(plan("other change"));
    expect(own.body).toContain("## other change");
    expect(api.state.comments).toHaveLength(152);
    expect(api.calls.at(-1)).toEqual(["PATCH", "/repos/example/shop/issues/comments/777"]);
  });

  test("comments of others stay as they are, whatever they begin with", async () => {
    const others = [
      { id: 1, author: "someone", body: `${MARKER}\nmine` },
      { id: 2, author: "other[bot]", body: `${MARKER}\nmine` },
      { id: 3, author: BOT, body: "<!-- terraform-plan: dev-2 -->\nof another environment" },
      { id: 4, author: BOT, body: `I quote ${MARKER}` },
    ];
    api.state.comments.push(...structuredClone(others));
    await write();
    expect(api.state.comments.slice(0, 4)).toEqual(others);
    expect(api.state.comments).toHaveLength(5);
  });

  test("a plan that failed before there was a report does not leave an older one standing", async () => {
    await write();
    await write("no/such/plan.md");
    expect(api.state.comments).toEqual([
      expect.objectContaining({
        body: expect.stringMatching(
          /^<!-- terraform-plan: dev -->\n\*\*No plan of dev\*\*: .*runs\/42/,
        ),
      }),
    ]);
  });

  test("a plan that fills a comment comes without the link", async () => {
    const text = `${MARKER}\n${"x".repeat(COMMENT_LIMIT - MARKER.length - 2)}\n`;
    await write(writeFile(makeDirectory(), "plan.md", text));
    expect(api.state.comments[0]?.body).toBe(text);
  });

  test("the report of something else is refused, and nothing is written", async () => {
    const file = writeFile(makeDirectory(), "plan.md", "<!-- terraform-plan: prod -->\n");
    await expect(write(file)).rejects.toThrow(
      "plan.md: its first line is <!-- terraform-plan: prod -->, not <!-- terraform-plan: dev -->",
    );
    expect(api.calls).toEqual([]);
  });
});

describe("on GitLab", () => {
  const api = fakeGitlab();

  test("the comment is a note of the token's own user, made once", async () => {
    const others = Array.from({ length: 120 }, (_, id) => ({
      id,
      author: "someone",
      body: MARKER,
    }));
    api.state.comments.push(...structuredClone(others));
    await comment(["dev", plan()], api.env());
    await comment(["dev", plan("other change")], api.env());
    expect(api.state.comments.slice(0, 120)).toEqual(others);
    expect(api.state.comments.slice(120)).toEqual([
      expect.objectContaining({ body: expect.stringContaining("## other change") }),
    ]);
    expect(api.calls.at(-1)).toEqual(["PUT", "/projects/5/merge_requests/7/notes/9120"]);
  });

  test("without a token there is none, and the job goes on", async () => {
    await expect(comment(["dev", plan()], { GITLAB_CI: "true" })).resolves.toBe(0);
    expect(console.log).toHaveBeenCalledWith(
      expect.stringContaining("GITLAB_NOTE_TOKEN is not set"),
    );
    expect(api.calls).toEqual([]);
  });
});
