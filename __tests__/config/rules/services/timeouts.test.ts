import { expect, test } from "@jest/globals";
import { internalService, messageFor } from "../../support";

const api = (settings: Readonly<Record<string, unknown>>) => ({
  services: { api: { ...internalService, ...settings } },
});

test.each([
  [
    "a limit for requests where there are none",
    { protocol: "tcp", requestTimeoutSeconds: 60 },
    'requestTimeoutSeconds: 60 is for requests, which protocol "tcp" does not know: leave it out',
  ],
  [
    "an answer that may take longer than a connection may be idle",
    { requestTimeoutSeconds: 301 },
    "requestTimeoutSeconds: 301 is longer than a connection may be idle, which is 300 seconds: use 300 or less, or a larger idleTimeoutSeconds",
  ],
  [
    "a connection that is closed before the default answer",
    { protocol: "grpc", idleTimeoutSeconds: 30 },
    "requestTimeoutSeconds: 60 is longer than a connection may be idle, which is 30 seconds: use 30 or less, or a larger idleTimeoutSeconds",
  ],
  [
    "a protocol that the proxy does not read",
    { protocol: "https" },
    'protocol: "https" is not allowed: use one of http, http2, grpc, tcp (did you mean http?)',
  ],
])("refuses %s", (_, settings, message) => {
  expect(messageFor(api(settings))).toBe(`dev.services.api.${message}`);
});

test.each([
  ["no limit for answers", { requestTimeoutSeconds: 0 }],
  ["connections that may be idle for ever", { requestTimeoutSeconds: 900, idleTimeoutSeconds: 0 }],
  ["both alike", { requestTimeoutSeconds: 900, idleTimeoutSeconds: 900 }],
  [
    "a limit of idle connections that carry no requests",
    { protocol: "tcp", idleTimeoutSeconds: 5 },
  ],
])("takes %s", (_, settings) => {
  expect(messageFor(api(settings))).toBe("(no problem)");
});
