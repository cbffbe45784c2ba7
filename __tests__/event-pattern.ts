type Json = Readonly<Record<string, unknown>>;

/**
 * Whether EventBridge takes an event for one that a pattern means; as much of it as the patterns here use.
 * Of a list of objects, one has to be all that is asked.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function matches(pattern: unknown, event: unknown): boolean {
  if (Array.isArray(event) && !Array.isArray(pattern)) {
    return event.some((member) => matches(pattern, member));
  }
  if (Array.isArray(pattern)) {
    const values: readonly unknown[] = Array.isArray(event) ? event : [event];
    return values.some((value) => pattern.some((wanted) => isMeant(wanted, value)));
  }
  const fields = (event ?? {}) as Json;
  return Object.entries(pattern as Json).every(([name, wanted]) =>
    name === "$or"
      ? (wanted as readonly unknown[]).some((one) => matches(one, event))
      : matches(wanted, fields[name]),
  );
}

function isMeant(wanted: unknown, value: unknown): boolean {
  if (typeof wanted !== "object" || wanted === null) return wanted === value;
  // A field that is not there is not another value.
  if (value === undefined) return false;
  const { prefix, "anything-but": others } = wanted as Json;
  if (Array.isArray(others)) return !others.includes(value);
  return typeof prefix === "string" && typeof value === "string" && value.startsWith(prefix);
}
