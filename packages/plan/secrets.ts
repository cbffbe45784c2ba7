import { isObject, parsePlan, type PlannedChange } from "#terraform";
import {
  child,
  isMarked,
  keysOf,
  membersOf,
  NOTHING,
  SENSITIVE,
  type Side,
} from "./attributes/side";
import { afterOf, beforeOf } from "./changes";

/** Shorter ones stand in too much that is no secret. Their own place is hidden all the same. */
const SHORTEST = 8;

/**
 * Texts that a plan marks as secret somewhere, to take them out of where no mark stands: messages
 * of Terraform, findings, attributes that a provider copies. Plain parameters are marked as well,
 * because the provider knows only one `value`; what they hold is no secret.
 * @throws PlanError when it is no plan
 */
export function secretsOf(stack: string, plan: unknown): readonly string[] {
  const { changes, drift, outputs, variables, priorState } = parsePlan(stack, plan);
  const values = [
    ...[...changes, ...drift].filter((change) => !isPlainParameter(change)),
    ...outputs,
  ];
  const sides = [
    ...values.flatMap((value) => [beforeOf(value), afterOf(value)]),
    ...variables.map((variable) => ({ ...NOTHING, ...variable })),
    // Data sources that were read already are nowhere else in a plan.
    ...priorState
      .filter(({ type, values: parameter }) => type !== "aws_ssm_parameter" || !isPlain(parameter))
      .map(({ values: value, sensitive }) => ({ ...NOTHING, value, sensitive })),
  ];
  return [...new Set(sides.flatMap(markedTexts))];
}

/** Replaces secrets in every text of a value, however deep. Names of fields stay. */
export function redactor(secrets: readonly string[]): <T>(value: T) => T {
  // The longest first: one may be a part of another.
  const texts = [...new Set(secrets.flatMap((secret) => [secret, inJson(secret)]))]
    .filter((text) => text.length >= SHORTEST)
    .toSorted((a, b) => b.length - a.length);
  if (texts.length === 0) return (value) => value;
  const pattern = new RegExp(texts.map(escaped).join("|"), "g");
  const redact = (value: unknown): unknown => {
    if (typeof value === "string") return value.replace(pattern, SENSITIVE);
    if (Array.isArray(value)) return value.map(redact);
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, redact(member)]));
  };
  return <T>(value: T) => redact(value) as T;
}

function markedTexts(side: Side): string[] {
  if (side.sensitive === true) return textsIn(side.value);
  if (!isMarked(side.sensitive)) return [];
  const children = isObject(side.value)
    ? keysOf(side).map((key) => child(side, key))
    : membersOf(side);
  return children.flatMap(markedTexts);
}

/** A secret that is JSON may show up in parts. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value, ...textsIn(parsed(value))];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}

function parsed(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isPlainParameter({ type, before, after }: PlannedChange): boolean {
  return type === "aws_ssm_parameter" && [before, after].every(isPlain);
}

const isPlain = (parameter: unknown): boolean =>
  !isObject(parameter) || ["String", "StringList"].includes(String(parameter["type"]));

/** How a secret with quotes or line ends stands in a text that is JSON. */
const inJson = (secret: string): string => JSON.stringify(secret).slice(1, -1);

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
