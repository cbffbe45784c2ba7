import { includes } from "#aws";
import type { EffectRule } from "../model/effect-rule";
import { isCalled } from "../model/called-as";
import { endpointsOf } from "../model/endpoints";
import type { Running } from "../model/running";
import { reason } from "../reason";
import type { EffectReason } from "../types";

/**
 * The services that it calls by Service Connect. Tasks keep the endpoints of their deployment, which lead to
 * the tasks that are registered by that name, new ones as well, under the alias of then. Their way to another
 * port opens when their own stack is applied: a callee is rolled out before that.
 * Source: ECS developer guide, "Amazon ECS Service Connect components".
 */
export const callees: EffectRule = (running, { others, traffic }) => {
  if (running.kind !== "service" || !running.after) return [];
  const rows = traffic.before.filter(({ from }) => isCalled(running, from));
  const rowsTo = (other: Running) => rows.filter(({ to }) => isCalled(other, to));
  const called = others.filter(
    (other) => other !== running && other.runs && isChanged(other) && rowsTo(other).length > 0,
  );
  return called.flatMap((callee): EffectReason[] => {
    const { name, resource } = callee;
    if (!callee.after) return [reason("warning", resource, `${name}, which it can call, stops`)];
    const will = endpointsOf(callee, "after");
    return endpointsOf(callee, "before").flatMap((endpoint) => {
      const { alias, name: registered, port } = endpoint;
      const next = will.find((one) => one.name === registered);
      if (!next) {
        const why = `${name} no longer answers at ${alias} (${will.map((one) => one.alias).join(", ") || "nowhere"} instead), which its tasks learn when it is rolled out after it`;
        return [reason("interrupted", resource, why)];
      }
      if (next.port === port || next.port === undefined) return [];
      const { port: moved } = next;
      const isOpen = rowsTo(callee).some(({ ports }) => includes(ports, moved));
      const why = `new tasks of ${name} listen on ${String(moved)} instead of ${String(port)}, and its way there opens after they start`;
      return isOpen ? [] : [reason("interrupted", resource, why)];
    });
  });
};

/** Most are not, and cannot answer elsewhere. */
const isChanged = ({ resource, task, nextTask }: Running): boolean =>
  resource.action !== "no-op" || task !== nextTask || task?.action !== "no-op";
