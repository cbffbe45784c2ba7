/** A port that a service is reached at by Service Connect. */
export interface ServedPort {
  /** The service's name in the configuration. */
  readonly name: string;
  readonly port: number;
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
