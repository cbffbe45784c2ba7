/** A port that a service is reached at by Service Connect. */
export interface ServedPort {
  /** The service's name in the configuration. */
  readonly name: string;
  readonly port: number;
}

/** Protocols that Service Connect's proxy reads, and `tcp`, of which it reads nothing. */
export type ServedProtocol = "http" | "http2" | "grpc" | "tcp";

/** Limits of the proxy, in seconds, 0 being none. */
export interface ServedTimeouts {
  /** How long a caller waits for an answer. @default 60; `tcp` knows no requests */
  readonly requestTimeoutSeconds?: number | undefined;
  /** How long a connection may be idle. @default AWS's own: 300, for `tcp` 3600 */
  readonly idleTimeoutSeconds?: number | undefined;
}

/** As long as a load balancer waits by default; AWS's own 15 seconds cut answers off. */
export const REQUEST_TIMEOUT_SECONDS = 60;
/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TimeoutConfiguration.html */
export const IDLE_TIMEOUT_SECONDS = 300;

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectService.html */
export function servedTimeout(
  protocol: ServedProtocol,
  { requestTimeoutSeconds = REQUEST_TIMEOUT_SECONDS, idleTimeoutSeconds }: ServedTimeouts,
) {
  return {
    ...(protocol !== "tcp" && { perRequestTimeoutSeconds: requestTimeoutSeconds }),
    ...(idleTimeoutSeconds !== undefined && { idleTimeoutSeconds }),
  };
}

/** What Service Connect registers of a service: the port's name, and the alias that callers use. */
export function serviceEndpoint({ name, port }: ServedPort) {
  return { portName: name, discoveryName: name, clientAlias: { dnsName: name, port } };
}

/**
 * All of an endpoint in one text, another one whenever a caller has to learn it anew: a task knows only
 * the endpoints that were there when it started
 * (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html).
 */
export function endpointText(served: ServedPort): string {
  const { portName, discoveryName, clientAlias } = serviceEndpoint(served);
  const names = [...new Set([clientAlias.dnsName, discoveryName, portName])].join("/");
  return `${names}:${clientAlias.port}`;
}
