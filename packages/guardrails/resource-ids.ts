import type { SynthesizedResource } from "#terraform";

/**
 * How an exception may name a resource: `prod-network/vpc/vpc`, the stack and the construct's path
 * in it, or `prod-network/aws_vpc.vpc_6776A399`, the stack and Terraform's address. The first is how
 * a finding names it; a resource without a path has only its address.
 */
export function resourceIds({ stackId, path, address }: SynthesizedResource): readonly string[] {
  const byAddress = `${stackId}/${address}`;
  return path === "" ? [byAddress] : [`${stackId}/${path}`, byAddress];
}

/** How a finding names a resource. */
export function resourceId(resource: SynthesizedResource): string {
  const [id = resource.address] = resourceIds(resource);
  return id;
}
