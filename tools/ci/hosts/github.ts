import { request, requestAll, type RequestOptions } from "../request";
import { DRIFT_LABEL, type Entry, type Host } from "./host";
import { required } from "./required";

/** Whom the token of a job writes as. */
const BOT = "github-actions[bot]";

interface Written {
  /** Of an issue the number that it has in the repository, of a comment its id. */
  readonly number?: number;
  readonly id: number;
  readonly body: string | null;
  readonly user: { readonly login: string } | null;
  readonly pull_request?: unknown;
}

/**
 * GitHub's REST API (https://docs.github.com/en/rest), with the token of the job.
 * @throws ToolError when a variable is not set
 */
export function github(env: NodeJS.ProcessEnv): Host {
  const inJob = "this runs in a job of GitHub Actions";
  const token = required(env, "GITHUB_TOKEN", "give the step env GITHUB_TOKEN: github.token");
  const name = required(env, "GITHUB_REPOSITORY", inJob);
  const repository = `${required(env, "GITHUB_API_URL", inJob)}/repos/${name}`;
  const server = required(env, "GITHUB_SERVER_URL", inJob);
  const headers = {
    accept: "application/vnd.github+json",
    authorization: `Bearer ${token}`,
    "x-github-api-version": "2022-11-28",
  };
  const pullRequest = () =>
    required(env, "PULL_REQUEST", "give the step env PULL_REQUEST: the pull request's number");
  const own = async (url: string) => {
    const all = (await requestAll(url, headers)) as readonly Written[];
    return all.filter(
      ({ user, pull_request }) => user?.login === BOT && pull_request === undefined,
    );
  };
  const send = async (method: RequestOptions["method"] & string, path: string, body: unknown) => {
    await request(`${repository}${path}`, { method, headers, body });
  };

  return {
    jobUrl: `${server}/${name}/actions/runs/${required(env, "GITHUB_RUN_ID", inJob)}`,
    async comments(): Promise<readonly Entry[]> {
      const found = await own(`${repository}/issues/${pullRequest()}/comments?per_page=100`);
      return found.map(({ id, body }) => ({ id, body: body ?? "" }));
    },
    addComment: (body) => send("POST", `/issues/${pullRequest()}/comments`, { body }),
    changeComment: (id, body) => send("PATCH", `/issues/comments/${id}`, { body }),
    async driftIssues(): Promise<readonly Entry[]> {
      const query = `state=open&labels=${DRIFT_LABEL}&per_page=100`;
      const found = await own(`${repository}/issues?${query}`);
      return found.map(({ id, number = id, body }) => ({ id: number, body: body ?? "" }));
    },
    openDriftIssue: (title, body) =>
      send("POST", "/issues", { title, body, labels: [DRIFT_LABEL] }),
    changeIssue: (id, body) => send("PATCH", `/issues/${id}`, { body }),
    async closeIssue(id, reason) {
      await send("POST", `/issues/${id}/comments`, { body: reason });
      await send("PATCH", `/issues/${id}`, { state: "closed", state_reason: "completed" });
    },
  };
}
