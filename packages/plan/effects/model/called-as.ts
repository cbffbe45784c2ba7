import type { Running } from "./running";

/** Whether a row of traffic means it: `web` of the stack `dev-service-web`, or by its name in AWS. */
export const isCalled = ({ name, resource }: Running, said: string): boolean =>
  said === name || (name.endsWith(said) && isStackOf(resource.stack, said));

const isStackOf = (stack: string, service: string): boolean =>
  stack === `service-${service}` || stack.endsWith(`-service-${service}`);
