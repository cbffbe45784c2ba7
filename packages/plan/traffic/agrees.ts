import { isObject } from "#terraform";
import { referenceOf } from "./references";
import type { RealNames } from "./real-names";

/**
 * Whether a value of the configuration may be what the state has: what the configuration says stands
 * there, and more may, because the provider fills in what nobody has set.
 */
export function agrees(said: unknown, real: unknown, names: RealNames): boolean {
  if (said === null || said === undefined) return true;
  if (typeof said === "string" && said.includes("${")) return mayMean(said, real, names);
  if (Array.isArray(real)) {
    const members: readonly unknown[] = Array.isArray(said) ? said : [said];
    return members.length === real.length && pairUp(members, real, names);
  }
  if (isObject(said)) {
    return (
      isObject(real) &&
      Object.entries(said).every(([name, member]) => agrees(member, real[name], names))
    );
  }
  // A number may be written as a text.
  return isPlain(said) && isPlain(real) && String(said) === String(real);
}

const isPlain = (value: unknown): value is string | number | boolean =>
  ["string", "number", "boolean"].includes(typeof value);

/** Of what only AWS knows, it may be anything but what is known to be something else. */
function mayMean(said: string, real: unknown, names: RealNames): boolean {
  const named = referenceOf(said);
  if (!named) return true;
  const found = typeof real === "string" ? names.find(real) : [];
  return found.length === 0 || found.some(({ key }) => key === named.key);
}

/** In any order: a state sorts sets. */
function pairUp(said: readonly unknown[], real: readonly unknown[], names: RealNames): boolean {
  const left = [...real];
  return said.every((member) => {
    const index = left.findIndex((candidate) => agrees(member, candidate, names));
    if (index !== -1) left.splice(index, 1);
    return index !== -1;
  });
}
