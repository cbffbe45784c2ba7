import http from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** A request to AWS, as far as what it is can be told. */
export interface LineRequest {
  /** `ec2`, `s3`: what it is signed for. */
  readonly service: string;
  /** `CreateVpc`; of S3 the method and the path: `PUT /bucket/key`. */
  readonly operation: string;
}

/** What happens to a request on its way. */
export type Trouble =
  /** Its answer takes longer. */
  | { readonly kind: "slow"; readonly ms: number }
  /** It does not arrive: something on the way answers. */
  | { readonly kind: "answered"; readonly status: number; readonly code: string }
  /** The connection breaks before it arrives. */
  | { readonly kind: "cut" }
  /** It arrives and is done, and the connection breaks before the answer comes. */
  | { readonly kind: "lost" };

/** Decides about a request; nothing, and it passes. */
export type Fault = (request: LineRequest) => Trouble | undefined;

/** A line to the emulator on which things go wrong. */
export interface FaultyLine {
  readonly port: number;
  /** What went wrong, as `<operation>: <kind>`. */
  readonly troubles: string[];
  readonly set: (fault: Fault) => void;
  readonly close: () => Promise<void>;
}

export async function openFaultyLine(emulatorPort: number): Promise<FaultyLine> {
  let fault: Fault = () => undefined;
  const troubles: string[] = [];
  const server = http.createServer((incoming, response) => {
    void pass(incoming, response).catch(() => {
      incoming.socket.destroy();
    });
  });

  async function pass(incoming: http.IncomingMessage, response: http.ServerResponse) {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const request = tell(incoming, body);
    const trouble = fault(request);
    if (trouble) troubles.push(`${request.operation}: ${trouble.kind}`);
    switch (trouble?.kind) {
      case "cut":
        incoming.socket.destroy();
        return;
      case "answered": {
        const { type, text } = errorAnswer(request.service, trouble.code, incoming);
        response.writeHead(trouble.status, { "content-type": type });
        response.end(text);
        return;
      }
      case "slow":
        await sleep(trouble.ms);
        break;
      default:
    }
    const answer = await forward(emulatorPort, incoming, body, trouble?.kind === "lost");
    if (trouble?.kind === "lost") {
      incoming.socket.destroy();
      return;
    }
    response.writeHead(answer.status, answer.headers);
    response.end(answer.body);
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    troubles,
    set: (next) => {
      fault = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function tell({ method, url, headers }: http.IncomingMessage, body: Buffer): LineRequest {
  const { authorization = "", "x-amz-target": target } = headers;
  const [, service = ""] = /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(authorization) ?? [];
  const named = typeof target === "string" ? target.split(".").at(-1) : undefined;
  const action = named ?? /(?:^|&)Action=(\w+)/.exec(body.toString("latin1"))?.[1];
  return { service, operation: action ?? `${String(method)} ${String(url).split("?")[0] ?? ""}` };
}

interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

/** @param anew the emulator is not to know that the request is one that comes again: AWS does not */
function forward(
  port: number,
  { method, url, headers }: http.IncomingMessage,
  body: Buffer,
  anew: boolean,
): Promise<Answer> {
  const sent = { ...headers };
  if (anew) delete sent["amz-sdk-invocation-id"];
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host: "127.0.0.1", port, method, path: url, headers: sent, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => {
          // The body is whole by now.
          const answered = { ...response.headers };
          delete answered["transfer-encoding"];
          resolve({
            status: Number(response.statusCode),
            headers: answered,
            body: Buffer.concat(chunks),
          });
        });
      },
    );
    request.once("error", reject);
    request.end(body);
  });
}

/** Services whose protocol is JSON name the operation in a header; EC2 and S3 have errors of their own form. */
function errorAnswer(service: string, code: string, { headers }: http.IncomingMessage) {
  const message = `${code}, on the way`;
  if (headers["x-amz-target"] !== undefined)
    return { type: "application/x-amz-json-1.1", text: JSON.stringify({ __type: code, message }) };
  const error = `<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  const text = {
    ec2: `<Response><Errors>${error}</Errors><RequestID>r</RequestID></Response>`,
    s3: error,
  }[service];
  return {
    type: "text/xml",
    text: text ?? `<ErrorResponse>${error}<RequestId>r</RequestId></ErrorResponse>`,
  };
}
