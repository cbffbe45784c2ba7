import { type Finding, rule } from "../rule";
import { callsOf, serviceNamed } from "./calls";

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
