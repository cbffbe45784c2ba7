import type { BlockReason, GateCheck, GateInput } from "./gates/gate-check";
import { guardrailFinding } from "./gates/guardrail-finding";
import { interruptedService } from "./gates/interrupted-service";
import { leftoverStack } from "./gates/leftover-stack";
import { protectedResource } from "./gates/protected-resource";
import { publicIngress } from "./gates/public-ingress";
import { publicTraffic } from "./gates/public-traffic";
import { stalePlan } from "./gates/stale-plan";
import { stoppedService } from "./gates/stopped-service";
import { widenedAccess } from "./gates/widened-access";
import { widenedPolicy } from "./gates/widened-policy";
import type { Gate } from "./report";

/** Every gate, the gravest first. */
const CHECKS: readonly GateCheck[] = [
  protectedResource,
  stoppedService,
  interruptedService,
  leftoverStack,
  widenedAccess,
  widenedPolicy,
  publicIngress,
  publicTraffic,
  guardrailFinding,
  stalePlan,
];

/** Reasons that one gate tells. The report has the rest: tables, findings, changes. */
const TOLD_REASONS = 5;

/** Gates that block a plan: one for each address, whatever the number of reasons. */
export function blockingGates(input: GateInput): Gate[] {
  const byAddress = new Map<string, BlockReason[]>();
  for (const reason of CHECKS.flatMap((check) => check(input))) {
    const key = [reason.gate, reason.stack, reason.address].join("\n");
    const known = byAddress.get(key);
    if (known) known.push(reason);
    else byAddress.set(key, [reason]);
  }
  return [...byAddress.values()].flatMap((reasons) => {
    const [first] = reasons;
    const details = new Set(reasons.flatMap((reason) => reason.details ?? []));
    const gate = first && toGate(first, [...new Set(reasons.map(({ why }) => why))]);
    return gate ? [{ ...gate, ...(details.size > 0 && { details: [...details] }) }] : [];
  });
}

function toGate({ gate, stack, address }: BlockReason, reasons: readonly string[]): Gate {
  const told = reasons.slice(0, TOLD_REASONS);
  const rest = reasons.length - told.length;
  const why = [...told, ...(rest > 0 ? [`${String(rest)} more`] : [])].join("; ");
  return { gate, stack, address, why, allow: `--allow ${quoted(`${stack}:${address}`)}` };
}

/** As a shell takes it literally. */
const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
