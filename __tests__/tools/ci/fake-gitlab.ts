import { type Answer, fakeApi, type Item } from "./fake-api";

/** By the id that GitLab gives users. */
const IDS: Readonly<Record<string, number>> = { me: 1 };
const author = (name: string) => ({ id: IDS[name] ?? 2, username: name });

/** What this project uses of https://docs.gitlab.com/api. */
const answer: Answer = ({ method, url, headers, body }, state) => {
  if (headers["private-token"] !== "token") return undefined;
  const asked = `${method} ${url.pathname.replace("/projects/5", "")}`;
  const text = String(body["body"] ?? body["description"]);
  if (asked === "GET /user") return author("me");
  if (asked === "GET /merge_requests/7/notes") {
    return { list: state.comments.map((one) => ({ ...one, author: author(one.author) })) };
  }
  if (asked === "POST /merge_requests/7/notes" || /^POST \/issues\/\d+\/notes$/.test(asked)) {
    return add(state.comments, text);
  }
  if (asked === "GET /issues") {
    const open = state.issues.filter(
      ({ state: status }) => status === url.searchParams.get("state"),
    );
    const list = open.filter(({ label }) => label === url.searchParams.get("labels"));
    return {
      list: list.map((one) => ({
        id: one.id + 1_000_000,
        iid: one.id,
        description: one.body,
        author: author(one.author),
      })),
    };
  }
  if (asked === "POST /issues") return add(state.issues, text, "opened", String(body["labels"]));
  const [, kind, id] = /^PUT \/(merge_requests\/7\/notes|issues)\/(\d+)$/.exec(asked) ?? [];
  const found = (kind === "issues" ? state.issues : state.comments).find(
    (one) => one.id === Number(id),
  );
  if (found === undefined) return undefined;
  if (body["state_event"] === "close") found.state = "closed";
  else found.body = text;
  return found;
};

function add(items: Item[], body: string, state?: string, label?: string) {
  const made: Item = {
    id: 9000 + items.length,
    author: "me",
    body,
    ...(state !== undefined && { state }),
    ...(label !== undefined && { label }),
  };
  items.push(made);
  return made;
}

export const fakeGitlab = () => {
  const api = fakeApi(answer);
  const env = () => ({
    GITLAB_CI: "true",
    GITLAB_NOTE_TOKEN: "token",
    CI_API_V4_URL: api.origin(),
    CI_PROJECT_ID: "5",
    CI_MERGE_REQUEST_IID: "7",
    CI_JOB_URL: "https://gitlab.com/example/shop/-/jobs/42",
  });
  return { ...api, env };
};
