import http from "node:http";
import { errorCode } from "../errors";

/** The same name as in server.py. */
const PRODUCT = "vpc-to-ecs-emulator";
const HEALTH_PATH = "/_emulator/health";
export const HOST = "127.0.0.1";

/** What listens on a port: this project's emulator, something else, or nothing. */
export type Listener =
  | { readonly kind: "emulator"; readonly pid: number; readonly moto: string }
  | { readonly kind: "other" }
  | { readonly kind: "none" };

/** Asks whatever listens on the port who it is. Proxies are never involved. */
export async function identify(port: number, timeoutMs = 5000): Promise<Listener> {
  try {
    return parse(await get(port, timeoutMs));
  } catch (error) {
    return errorCode(error) === "ECONNREFUSED" ? { kind: "none" } : { kind: "other" };
  }
}

function get(port: number, timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { host: HOST, port, path: HEALTH_PATH, agent: false as const };
    const request = http.get(options, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => (body += chunk));
      response.on("end", () => {
        resolve(body);
      });
      response.on("error", reject);
    });
    // A time limit for the whole answer; a listener that only says nothing is not ours.
    const timer = setTimeout(() => request.destroy(new Error("no answer")), timeoutMs);
    request.on("close", () => {
      clearTimeout(timer);
    });
    request.on("error", reject);
  });
}

function parse(body: string): Listener {
  const answer = JSON.parse(body) as { product?: unknown; pid?: unknown; moto?: unknown } | null;
  if (answer?.product !== PRODUCT || typeof answer.pid !== "number") return { kind: "other" };
  return { kind: "emulator", pid: answer.pid, moto: String(answer.moto) };
}
