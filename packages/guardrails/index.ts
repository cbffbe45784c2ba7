export { checkGuardrails, type GuardrailOptions, isAtLeast } from "./check";
export { EXCEPTION_UNUSED, type GuardrailException } from "./exceptions";
export { formatFinding, formatRule } from "./format";
export type { Guardrail, GuardrailFinding, Severity } from "./guardrail";
export { GUARDRAILS, GUARDRAILS_BY_AREA } from "./registry";
export { STANDING_EXCEPTIONS } from "./standing-exceptions";
