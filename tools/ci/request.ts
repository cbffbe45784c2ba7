import { setTimeout as wait } from "node:timers/promises";
import { ToolError } from "../process/errors";

const TIMEOUT_MS = 30_000;
/** Seconds between tries where the server names none; so many tries, and one. */
const PAUSES = [1, 4, 15];
/** Nobody watches a job sleep for longer; the server says up to an hour. */
const LONGEST_PAUSE_SECONDS = 120;
/** Of an answer that is shown; the reason stands at its beginning. */
const SHOWN_CHARACTERS = 500;

/** The server may answer better in a while: 5xx, too many requests, no answer at all. */
export class TryLater extends ToolError {
  /** @param seconds that the server asks to wait for */
  constructor(
    message: string,
    readonly seconds?: number,
  ) {
    super(message);
  }
}

export interface RequestOptions {
  /** @default GET */
  readonly method?: "GET" | "POST" | "PATCH" | "PUT";
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface Answer {
  readonly body: unknown;
  /** Address of the next page of a list. */
  readonly next: string | undefined;
}

/**
 * Asks a REST API.
 * @throws TryLater, or ToolError with status and body
 */
export async function request(
  url: string,
  { method = "GET", headers, body }: RequestOptions,
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: { "content-type": "application/json", ...headers },
    signal: AbortSignal.timeout(TIMEOUT_MS),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch((error: unknown) => {
    throw new TryLater(`${method} ${url}: no answer (${reasonOf(error)}).`);
  });
  const text = await response.text();
  if (!response.ok) {
    const message = `${method} ${url}: ${response.status} ${text.slice(0, SHOWN_CHARACTERS)}`;
    throw isPassing(response)
      ? new TryLater(message, retryAfter(response))
      : new ToolError(message);
  }
  return { body: text === "" ? undefined : JSON.parse(text), next: nextPage(response) };
}

/** All entries of a list, page by page. */
export async function requestAll(
  url: string,
  headers: RequestOptions["headers"],
): Promise<readonly unknown[]> {
  const entries: unknown[] = [];
  for (let page: string | undefined = url; page !== undefined;) {
    const { body, next }: Answer = await request(page, { headers });
    if (!Array.isArray(body)) throw new ToolError(`GET ${page}: the answer is not a list.`);
    entries.push(...(body as readonly unknown[]));
    page = next;
  }
  return entries;
}

/**
 * Does all of it again when the server cannot answer now. The whole, not one request: what was made
 * although the answer was lost is found then, and not made twice.
 */
export async function retrying<T>(
  work: () => Promise<T>,
  sleep: (seconds: number) => Promise<unknown> = (seconds) => wait(seconds * 1000),
): Promise<T> {
  for (const pause of PAUSES) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof TryLater)) throw error;
      const seconds = Math.min(error.seconds ?? pause, LONGEST_PAUSE_SECONDS);
      console.error(`${error.message} Trying again in ${seconds} s.`);
      await sleep(seconds);
    }
  }
  return work();
}

/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api */
function isPassing({ status, headers }: Response): boolean {
  if (status >= 500 || status === 429) return true;
  return (
    status === 403 && (headers.has("retry-after") || headers.get("x-ratelimit-remaining") === "0")
  );
}

function retryAfter({ headers }: Response): number | undefined {
  const seconds = Number(headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds : undefined;
}

/** `Link: <address>; rel="next"`, as GitHub and GitLab write it. */
function nextPage({ headers }: Response): string | undefined {
  return /<([^>]+)>;\s*rel="next"/.exec(headers.get("link") ?? "")?.[1];
}

function reasonOf(error: unknown): string {
  const { cause, message } = error as { readonly cause?: unknown; readonly message: string };
  return cause instanceof Error && cause.message !== "" ? cause.message : message;
}
