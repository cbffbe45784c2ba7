/**
 * IPv4 blocks as numbers. AWS takes subnets of /16 to /28
 * (https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html); the callers check that,
 * this file only does the arithmetic. The kit has blocks of its own, of both families
 * (packages/aws/blocks.ts): the infrastructure imports no package, and no package the infrastructure.
 */
export interface Cidr {
  /** First address of the block, as an unsigned 32-bit number. */
  readonly start: number;
  /** Length of the network prefix, 0 to 32. */
  readonly prefixLength: number;
}

const CIDR_PATTERN = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

/** The number of addresses in a block. */
export function size(cidr: Cidr): number {
  return 2 ** (32 - cidr.prefixLength);
}

/** Parses `a.b.c.d/n`; `undefined` when the text is no IPv4 block (host bits are kept). */
export function parseCidr(text: string): Cidr | undefined {
  const match = CIDR_PATTERN.exec(text);
  if (!match) return undefined;
  const [a, b, c, d, prefixLength] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  if ([a, b, c, d].some((octet) => octet > 255) || prefixLength > 32) return undefined;
  return { start: ((a * 256 + b) * 256 + c) * 256 + d, prefixLength };
}

export function formatCidr({ start, prefixLength }: Cidr): string {
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256);
  return `${octets.join(".")}/${prefixLength}`;
}

/** The same block with its host bits cleared: `10.0.5.1/16` becomes `10.0.0.0/16`. */
export function networkOf(cidr: Cidr): Cidr {
  return { ...cidr, start: cidr.start - (cidr.start % size(cidr)) };
}

export function contains(outer: Cidr, inner: Cidr): boolean {
  return inner.start >= outer.start && inner.start + size(inner) <= outer.start + size(outer);
}

export function overlaps(a: Cidr, b: Cidr): boolean {
  return a.start < b.start + size(b) && b.start < a.start + size(a);
}

/**
 * The `index`-th of the equal parts that `newBits` more prefix bits make of a block: Terraform's
 * `cidrsubnet(block, newBits, index)`.
 */
export function subnetOf(block: Cidr, newBits: number, index: number): Cidr {
  const prefixLength = block.prefixLength + newBits;
  return { start: block.start + index * 2 ** (32 - prefixLength), prefixLength };
}
