import { didYouMean } from "../../did-you-mean";
import type { Service } from "../../services";
import { type Finding, repeated, rule, serviceRule } from "../rule";

type Services = Readonly<Record<string, Service>>;

/** A service by name; names such as `constructor` lead to nothing unless there is one. */
function serviceNamed(services: Services, name: string): Service | undefined {
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

export const callsSelf = serviceRule([], ({ name, service }) =>
  callsOf(service).flatMap((called, index) =>
    called === name
      ? [{ path: ["calls", index], value: called, message: "is the service itself: leave it out" }]
      : [],
  ),
);

/** Only internal services have a name that others can call. */
export const callsKnown = serviceRule([], ({ name, service, sections: { services } }) =>
  callsOf(service).flatMap((called, index) => {
    const kind = serviceNamed(services, called)?.kind;
    if (kind === "internal" || called === name) return [];
    const others = internalServices(services).filter((other) => other !== name);
    const wrong =
      kind === undefined
        ? "is not a service"
        : `is of kind ${kind}, and only services of kind internal can be called`;
    const remedy =
      others.length > 0
        ? `use ${others.join(", ")}${kind === undefined ? didYouMean(called, others) : ""}`
        : "add a service of kind internal, or leave it out";
    return [{ path: ["calls", index], value: called, message: `${wrong}: ${remedy}` }];
  }),
);

export const callsUnique = serviceRule([], ({ service }) => {
  const calls = callsOf(service);
  return repeated(calls).map((index) => ({
    path: ["calls", index],
    value: calls[index],
    message: "is in the list already: use each service once",
  }));
});

/** A service's stack comes after those of the services that it calls. */
export const callsAcyclic = rule(["services"], ({ services }) => {
  const findings: Finding[] = [];
  const done = new Set<string>();

  const visit = (name: string, callers: readonly string[]): void => {
    if (done.has(name)) return;
    const chain = [...callers, name];
    for (const [index, called] of callsOf(serviceNamed(services, name)).entries()) {
      // Calls that no service can make have a message of their own.
      if (called === name || serviceNamed(services, called)?.kind !== "internal") continue;
      const start = chain.indexOf(called);
      if (start < 0) {
        visit(called, chain);
        continue;
      }
      const circle = [...chain.slice(start), called].join(" -> ");
      findings.push({
        path: ["services", name, "calls", index],
        value: called,
        message: `makes the circle ${circle}, in which no stack could come first: leave one of these calls out`,
      });
    }
    done.add(name);
  };

  for (const name of Object.keys(services)) visit(name, []);
  return findings;
});
