import http from "node:http";
import { errorCode } from "../process/errors";

/** The same name as in server.py. */
const PRODUCT = "vpc-to-ecs-emulator";
const HEALTH_PATH = "/_emulator/health";
const HOST = "127.0.0.1";

/** What listens on a port: this project's emulator, something else, or nothing. */
export type Listener =
  | {
      readonly kind: "emulator";
      readonly pid: number;
      readonly moto: string;
      /** How many requests it has answered so far: what does not grow does not get on. */
      readonly requests: number;
    }
  | { readonly kind: "other" }
  | { readonly kind: "none" };

/**
 * Asks whatever listens on the port who it is. Proxies are never involved.
 *
 * @param patienceMs how long a listener may say nothing until it counts as something else; an
 *   emulator on a busy machine may take a while
 */
export async function identify(port: number, patienceMs = 60_000): Promise<Listener> {
  try {
    return parse(await ask(port, "GET", HEALTH_PATH, patienceMs));
  } catch (error) {
    return errorCode(error) === "ECONNREFUSED" ? { kind: "none" } : { kind: "other" };
  }
}

/** The body of the answer to a request without one. */
export function ask(
  port: number,
  method: string,
  url: string,
  patienceMs: number,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { host: HOST, port, method, path: url, agent: false as const };
    const request = http.request(options, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => (body += chunk));
      response.on("end", () => {
        resolve(body);
      });
      response.on("error", reject);
    });
    // A time limit for the whole answer; a listener that only says nothing is not ours.
    const timer = setTimeout(() => request.destroy(new Error("no answer")), patienceMs);
    request.on("close", () => {
      clearTimeout(timer);
    });
    request.on("error", reject);
    request.end();
  });
}

function parse(body: string): Listener {
  const answer = JSON.parse(body) as Partial<Record<string, unknown>> | null;
  const { product, pid, moto, requests = 0 } = answer ?? {};
  if (product !== PRODUCT || typeof pid !== "number") return { kind: "other" };
  return { kind: "emulator", pid, moto: String(moto), requests: Number(requests) };
}
