import https from "node:https";
import { registryHost } from "./program";

const TIMEOUT_MS = 3000;

/**
 * Whether Terraform, or OpenTofu, can be expected to reach its public registry: one short request. Behind a
 * proxy this process would not use it but Terraform does, so the proxy is trusted.
 */
export async function canReachRegistry(env: NodeJS.ProcessEnv): Promise<boolean> {
  if (env["HTTPS_PROXY"] || env["https_proxy"]) return true;
  return new Promise((resolve) => {
    const request = https.request(
      {
        host: registryHost(env),
        path: "/.well-known/terraform.json",
        method: "HEAD",
        agent: false,
      },
      (response) => {
        resolve((response.statusCode ?? 500) < 400);
        response.destroy();
      },
    );
    // The name's resolution counts too, so this is not the socket's own time limit.
    const timer = setTimeout(() => request.destroy(new Error("too slow")), TIMEOUT_MS);
    request.on("close", () => {
      clearTimeout(timer);
    });
    request.on("error", () => {
      resolve(false);
    });
    request.end();
  });
}
