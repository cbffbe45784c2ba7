/**
 * A construct's path from an address: what is destroyed has no construct any more. CDKTF makes the
 * one from the other: `private/a/subnet` becomes `private_a_subnet_B10C615F`.
 */
export function pathOfAddress(address: string): string[] {
  const name = address.replace(/\[.*$/s, "").split(".").at(-1) ?? address;
  return name
    .replace(/_[0-9A-F]{8}$/, "")
    .split("_")
    .filter((segment) => segment !== "");
}

export const splitPath = (path: string): string[] => path.split("/");

/** Paths up to each of its constructs, the longest first. What an address cannot hold is left out. */
export function prefixesOf(path: readonly string[]): string[] {
  const plain = path
    .flatMap((segment) => segment.split("_"))
    .map((segment) => segment.replaceAll(/[^A-Za-z0-9-]/g, ""))
    .filter((segment) => segment !== "");
  return plain.map((_segment, index) => plain.slice(0, plain.length - index).join("/"));
}

/**
 * The name that subnets of several zones have in common: `private` of `private/a/subnet`.
 * @returns nothing where they are called after nothing but their zone
 */
export function tierName(path: readonly string[], zone: string | undefined): string | undefined {
  const words = path.filter(
    (segment) => segment !== zone && !/^([a-z]|\d+|[a-z]{2}-.*\d[a-z]?|subnets?)$/i.test(segment),
  );
  return words.length === 0 ? undefined : words.join("-");
}
