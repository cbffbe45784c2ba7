import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach } from "@jest/globals";

export interface Item {
  /** How the host's addresses name it. */
  readonly id: number;
  readonly author: string;
  body: string;
  state?: string;
  readonly label?: string;
  readonly isPullRequest?: boolean;
}

type Call = readonly [method: string, path: string];

/** An answer that the next request gets instead of a true one. */
interface Trouble {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** What was asked for is done all the same, and only the answer is lost. */
  readonly isDone?: boolean;
}

export interface Request {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage["headers"];
  readonly body: Readonly<Record<string, string | readonly string[]>>;
}

/** How a host answers: what it was asked, or a list that is served in pages. */
export type Answer = (
  request: Request,
  state: State,
) => { list: readonly unknown[] } | object | undefined;

export interface State {
  comments: Item[];
  issues: Item[];
}

/** A REST API on a free port that holds comments and issues, answers in pages, and has bad moments. */
export function fakeApi(answer: Answer) {
  const state: State = { comments: [], issues: [] };
  const calls: Call[] = [];
  const troubles: Trouble[] = [];
  let origin = "";
  const server = createServer((incoming, response) => {
    void serve(incoming, response);
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  beforeEach(() => {
    Object.assign(state, { comments: [], issues: [] });
    calls.length = 0;
    troubles.length = 0;
  });

  async function serve(incoming: IncomingMessage, response: ServerResponse) {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const { method = "GET", headers } = incoming;
    const url = new URL(incoming.url ?? "/", origin);
    calls.push([method, url.pathname]);
    const trouble = troubles.shift();
    const body = (text === "" ? {} : JSON.parse(text)) as Request["body"];
    const result =
      trouble === undefined || trouble.isDone === true
        ? answer({ method, url, headers, body }, state)
        : undefined;
    if (trouble !== undefined) {
      response.writeHead(trouble.status, trouble.headers).end(trouble.body);
    } else if (result === undefined) {
      response.writeHead(404).end('{"message":"Not Found"}');
    } else if ("list" in result) {
      sendPage(url, result.list as readonly unknown[], response);
    } else {
      response.writeHead(method === "POST" ? 201 : 200).end(JSON.stringify(result));
    }
  }

  return { state, calls, troubles, origin: () => origin };
}

function sendPage(url: URL, list: readonly unknown[], response: ServerResponse) {
  const size = Math.min(Number(url.searchParams.get("per_page") ?? 30), 100);
  const page = Number(url.searchParams.get("page") ?? 1);
  const next = new URL(url);
  next.searchParams.set("page", String(page + 1));
  const hasMore = page * size < list.length;
  response
    .writeHead(
      200,
      hasMore ? { link: `<${next.href}>; rel="next", <${url.href}>; rel="first"` } : {},
    )
    .end(JSON.stringify(list.slice((page - 1) * size, page * size)));
}
