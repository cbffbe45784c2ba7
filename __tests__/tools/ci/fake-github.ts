import { type Answer, fakeApi, type Item, type State } from "./fake-api";

export const BOT = "github-actions[bot]";

const shown = ({ id, author, body, isPullRequest }: Item) => ({
  // An issue has a number in its repository, and an id in the whole of GitHub.
  id: id + 1_000_000,
  number: id,
  body,
  user: { login: author },
  ...(isPullRequest === true && { pull_request: {} }),
});
const shownComment = ({ id, author, body }: Item) => ({ id, body, user: { login: author } });

/** What this project uses of https://docs.github.com/en/rest. */
const answer: Answer = ({ method, url, headers, body }, state) => {
  if (headers.authorization !== "Bearer token") return undefined;
  const path = url.pathname.replace("/repos/example/shop", "");
  const asked = `${method} ${path}`;
  if (asked === "GET /issues/7/comments") return { list: state.comments.map(shownComment) };
  if (asked === "POST /issues/7/comments")
    return add(state.comments, { body: String(body["body"]) });
  if (asked === "GET /issues") {
    const open = url.searchParams.get("state");
    const label = url.searchParams.get("labels");
    const found = state.issues.filter((one) => one.state === open && one.label === label);
    return { list: found.map(shown) };
  }
  if (asked === "POST /issues") {
    const [label = ""] = body["labels"] ?? [];
    return add(state.issues, { body: String(body["body"]), state: "open", label });
  }
  const [, kind = "", id = ""] = /^(?:PATCH|POST) \/issues\/(comments\/)?(\d+)/.exec(asked) ?? [];
  if (asked.endsWith("/comments")) return add(state.comments, { body: String(body["body"]) });
  return change(kind === "" ? state.issues : state.comments, Number(id), body);
};

function add(items: State["comments"], item: Pick<Item, "body" | "state" | "label">) {
  const made = { id: 9000 + items.length, author: BOT, ...item };
  items.push(made);
  return made;
}

function change(items: State["comments"], id: number, body: object) {
  const found = items.find((item) => item.id === id);
  return found && Object.assign(found, body);
}

export const fakeGithub = () => {
  const api = fakeApi(answer);
  const env = () => ({
    GITHUB_ACTIONS: "true",
    GITHUB_TOKEN: "token",
    GITHUB_REPOSITORY: "example/shop",
    GITHUB_API_URL: api.origin(),
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_RUN_ID: "42",
    PULL_REQUEST: "7",
  });
  return { ...api, env };
};
