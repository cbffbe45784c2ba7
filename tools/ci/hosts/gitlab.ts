import { request, requestAll, type RequestOptions } from "../request";
import { DRIFT_LABEL, type Entry, type Host } from "./host";
import { required } from "./required";

/** The variable with an access token of the project; a job's own token may not write notes. */
export const GITLAB_TOKEN = "GITLAB_NOTE_TOKEN";

interface Note {
  readonly id: number;
  readonly body: string;
  readonly author: { readonly id: number };
}

interface Issue {
  readonly iid: number;
  readonly description: string | null;
  readonly author: { readonly id: number };
}

/**
 * GitLab's REST API (https://docs.gitlab.com/api/rest), with an access token of the project.
 * @throws ToolError when a variable is not set
 */
export function gitlab(env: NodeJS.ProcessEnv): Host {
  const inJob = "this runs in a job of GitLab CI";
  const token = required(env, GITLAB_TOKEN, "docs/ci.md says how to make the access token");
  const api = required(env, "CI_API_V4_URL", inJob);
  const project = `${api}/projects/${required(env, "CI_PROJECT_ID", inJob)}`;
  const headers = { "private-token": token };
  const notes = () => {
    const number = required(env, "CI_MERGE_REQUEST_IID", "this runs for a merge request");
    return `/merge_requests/${number}/notes`;
  };
  const own = async <T extends Pick<Note, "author">>(path: string): Promise<readonly T[]> => {
    const me = (await request(`${api}/user`, { headers })).body as { readonly id: number };
    const all = (await requestAll(`${project}${path}`, headers)) as readonly T[];
    return all.filter(({ author }) => author.id === me.id);
  };
  const send = async (method: RequestOptions["method"] & string, path: string, body: unknown) => {
    await request(`${project}${path}`, { method, headers, body });
  };

  return {
    jobUrl: required(env, "CI_JOB_URL", inJob),
    comments: (): Promise<readonly Entry[]> => own<Note>(`${notes()}?per_page=100`),
    addComment: (body) => send("POST", notes(), { body }),
    changeComment: (id, body) => send("PUT", `${notes()}/${id}`, { body }),
    async driftIssues(): Promise<readonly Entry[]> {
      const query = `state=opened&labels=${DRIFT_LABEL}&scope=all&per_page=100`;
      const found = await own<Issue>(`/issues?${query}`);
      return found.map(({ iid, description }) => ({ id: iid, body: description ?? "" }));
    },
    openDriftIssue: (title, description) =>
      send("POST", "/issues", { title, description, labels: DRIFT_LABEL }),
    changeIssue: (id, description) => send("PUT", `/issues/${id}`, { description }),
    async closeIssue(id, reason) {
      await send("POST", `/issues/${id}/notes`, { body: reason });
      await send("PUT", `/issues/${id}`, { state_event: "close" });
    },
  };
}
