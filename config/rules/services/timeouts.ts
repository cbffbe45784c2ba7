import { IDLE_TIMEOUT_SECONDS, REQUEST_TIMEOUT_SECONDS } from "../../../lib/service-endpoint";
import { serviceRule } from "../rule";

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TimeoutConfiguration.html */
export const requestTimeoutProtocol = serviceRule([], ({ service }) => {
  if (service.kind !== "internal" || service.protocol !== "tcp") return [];
  const { requestTimeoutSeconds: value } = service;
  if (value === undefined) return [];
  const message = 'is for requests, which protocol "tcp" does not know: leave it out';
  return [{ path: ["requestTimeoutSeconds"], value, message }];
});

/** While an answer is prepared its connection is idle: the shorter of the two cuts it off. */
export const requestTimeoutIdle = serviceRule([], ({ service }) => {
  if (service.kind !== "internal" || service.protocol === "tcp") return [];
  const {
    requestTimeoutSeconds: value = REQUEST_TIMEOUT_SECONDS,
    idleTimeoutSeconds: idle = IDLE_TIMEOUT_SECONDS,
  } = service;
  if (idle === 0 || value <= idle) return [];
  const message =
    `is longer than a connection may be idle, which is ${idle} seconds: ` +
    `use ${idle} or less, or a larger idleTimeoutSeconds`;
  return [{ path: ["requestTimeoutSeconds"], value, message }];
});
