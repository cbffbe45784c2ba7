import type { Service } from "../../services";

type Services = Readonly<Record<string, Service>>;

/** A service by name; names such as `constructor` lead to nothing unless there is one. */
export function serviceNamed(services: Services, name: string): Service | undefined {
  return Object.hasOwn(services, name) ? services[name] : undefined;
}

/** The names of the services that others can call, in the order of the file. */
export function internalServices(services: Services): readonly string[] {
  return Object.keys(services).filter((name) => services[name]?.kind === "internal");
}

/** The services that a service calls, by name; a scheduled task calls none. */
export function callsOf(service: Service | undefined): readonly string[] {
  return !service || service.kind === "scheduled" ? [] : service.calls;
}
