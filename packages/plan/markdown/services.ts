import { effectText, isGrave, isSpoken, reasonText } from "../effects/words";
import type { ServiceEffect } from "../effects/types";
import type { PlanReport } from "../report";
import { code, text } from "./escape";
import { CLAIMS, type Section } from "./section";

/** What becomes of what runs, before everything else. */
export function serviceSection({ services }: PlanReport): Section {
  const untouched = services.filter((service) => !isSpoken(service));
  return {
    open: "### What becomes of what runs\n",
    units: [
      ...services.filter(isSpoken).map(lineOf),
      ...(untouched.length > 0
        ? [`- untouched: ${untouched.map(({ name }) => code(name)).join(", ")}`]
        : []),
    ],
    close: "",
    what: "services",
    claim: CLAIMS.gates,
  };
}

function lineOf(service: ServiceEffect): string {
  const { name, stack, reasons } = service;
  const said = isGrave(service) ? `**${effectText(service)}**` : effectText(service);
  const head = `- ${code(name)} (${code(stack)}): ${said}`;
  const [only] = reasons;
  if (only && reasons.length === 1) return `${head}: ${text(reasonText(only, service))}`;
  return [head, ...reasons.map((one) => `  - ${text(reasonText(one, service))}`)].join("\n");
}
