/** Ranges of addresses, IPv4 and IPv6 alike, as whole numbers with both ends included. */
export interface Block {
  readonly family: 4 | 6;
  readonly start: bigint;
  readonly end: bigint;
}

const bits = (family: 4 | 6) => (family === 4 ? 32 : 128);

/** Parses `10.0.0.0/16`, `2600:1f18::/56`, or a single address; `undefined` for anything else. */
export function parseBlock(text: string): Block | undefined {
  const [address = "", length, ...rest] = text.split("/");
  const family = address.includes(":") ? 6 : 4;
  const value = family === 4 ? parseIpv4(address) : parseIpv6(address);
  const prefix = length === undefined ? bits(family) : /^\d{1,3}$/.test(length) ? +length : NaN;
  if (value === undefined || rest.length > 0 || !(prefix <= bits(family))) return undefined;
  return prefixBlock(family, value, prefix);
}

/** A block of this code's own. */
export function block(text: string): Block {
  const parsed = parseBlock(text);
  if (parsed) return parsed;
  throw new Error(`${text} is no block`);
}

function prefixBlock(family: 4 | 6, address: bigint, prefix: number): Block {
  const size = 1n << BigInt(bits(family) - prefix);
  const start = address - (address % size);
  return { family, start, end: start + size - 1n };
}

function parseIpv4(text: string): bigint | undefined {
  const octets = text.split(".");
  if (octets.length !== 4 || octets.some((octet) => !/^\d{1,3}$/.test(octet) || +octet > 255)) {
    return undefined;
  }
  return octets.reduce((value, octet) => value * 256n + BigInt(octet), 0n);
}

function parseIpv6(text: string): bigint | undefined {
  const [head = "", tail, ...more] = text.split("::");
  const groups = (part: string) => (part === "" ? [] : part.split(":"));
  const given = [...groups(head), ...groups(tail ?? "")];
  const missing = 8 - given.length;
  const wrong = given.some((group) => !/^[\da-f]{1,4}$/i.test(group));
  if (more.length > 0 || wrong || (tail === undefined ? missing !== 0 : missing < 1)) {
    return undefined;
  }
  const zeros = Array.from({ length: missing }, () => "0");
  return [...groups(head), ...zeros, ...groups(tail ?? "")].reduce(
    (value, group) => value * 65_536n + BigInt(`0x${group}`),
    0n,
  );
}

/** Terraform's `cidrsubnet`: the `index`-th of the parts that `newBits` more prefix bits make. */
export function subnetOf(block: Block, newBits: number, index: number): Block {
  const size = (block.end - block.start + 1n) >> BigInt(newBits);
  const start = block.start + size * BigInt(index);
  return { family: block.family, start, end: start + size - 1n };
}

export function contains(outer: Block, inner: Block): boolean {
  return outer.family === inner.family && outer.start <= inner.start && inner.end <= outer.end;
}

export function overlaps(a: Block, b: Block): boolean {
  return a.family === b.family && a.start <= b.end && b.start <= a.end;
}

/** The pieces of a block such that every cut either holds a piece whole or misses it. */
export function pieces(block: Block, cuts: readonly Block[]): Block[] {
  const inside = cuts.filter((cut) => overlaps(cut, block));
  const starts = inside
    .flatMap(({ start, end }) => [start, end + 1n])
    .filter((start) => block.start < start && start <= block.end);
  const sorted = [block.start, ...new Set(starts)].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return sorted.map((start, index) => {
    const next = sorted[index + 1];
    return { family: block.family, start, end: next === undefined ? block.end : next - 1n };
  });
}

export function prefixLength(block: Block): number {
  return bits(block.family) - ((block.end - block.start + 1n).toString(2).length - 1);
}

/** As AWS writes a block; a range that is no single block as its first and last address. */
export function formatBlock(block: Block): string {
  const size = block.end - block.start + 1n;
  const isBlock = (size & (size - 1n)) === 0n && block.start % size === 0n;
  if (isBlock) return `${address(block.family, block.start)}/${String(prefixLength(block))}`;
  return `${address(block.family, block.start)}-${address(block.family, block.end)}`;
}

function address(family: 4 | 6, value: bigint): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join(".");
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((value >> BigInt(16 * (7 - index))) & 65_535n).toString(16),
  ).join(":");
  // The longest run of zeros is left out.
  const [longest] = [...groups.matchAll(/(?:^|:)0(?::0)+(?::|$)/g)]
    .map(([run]) => run)
    .toSorted((a, b) => b.length - a.length);
  return longest === undefined ? groups : groups.replace(longest, "::");
}
