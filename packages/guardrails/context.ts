import { type SynthesizedApp, type SynthesizedResource, typeName } from "#terraform";
import type { GuardrailContext } from "./guardrail";

/** What rules may know of an environment. References in it are resolved. */
export function guardrailContext(app: SynthesizedApp, production: boolean): GuardrailContext {
  const resources = app.stacks.flatMap((stack) => stack.resources);
  const byType = new Map<string, SynthesizedResource[]>();
  for (const resource of resources) {
    const type = typeName(resource.type);
    const known = byType.get(type);
    if (known) known.push(resource);
    else byType.set(type, [resource]);
  }
  return { production, resources, stacks: app.stacks, ofType: (type) => byType.get(type) ?? [] };
}
