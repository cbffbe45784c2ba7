import type { SynthesizedApp, SynthesizedResource, SynthesizedStack } from "#terraform";
import { producerOf } from "../reads";
import { realName, realOf } from "./real-values";

type Json = Readonly<Record<string, unknown>>;

/** Terraform's own arguments, which no state has. */
const META = ["lifecycle", "depends_on", "provider"];
/** A resource as the provider keeps it. */
function stateOf(resource: SynthesizedResource, stack: SynthesizedStack): Json {
  const { stackId, type, address, attributes } = resource;
  const key = `${stackId}.${address}`;
  const own = Object.fromEntries(
    Object.entries(attributes)
      .filter(([name]) => !META.includes(name))
      .map(([name, value]) => [name, realOf(value, name !== "tags")]),
  );
  const ofVpc = ["default_network_acl_id", "default_security_group_id", "ipv6_cidr_block"];
  return {
    id: own["default_network_acl_id"] ?? realName(key, type, "id"),
    arn: realName(key, type, "arn"),
    set_by_nobody: null,
    ...(type === "aws_vpc" &&
      Object.fromEntries(ofVpc.map((name) => [name, realName(key, type, name)]))),
    ...(type === "aws_vpc_endpoint" && { prefix_list_id: realName(key, type, "prefix_list_id") }),
    // AWS tells the routes of a table and the rules of a group with it, whoever made them.
    ...(type === "aws_route_table" && { route: routesOf(key, stack) }),
    ...(type === "aws_security_group" && { ingress: ingressOf(key, stack) }),
    ...own,
  };
}

const routesOf = (key: string, stack: SynthesizedStack): Json[] =>
  stack.resources
    .filter(
      ({ type, attributes }) =>
        type === "aws_route" && attributes["route_table_id"] === `\${${key}.id}`,
    )
    .map(
      ({
        attributes: { destination_cidr_block: cidr, gateway_id: gateway, nat_gateway_id: nat },
      }) => ({
        cidr_block: realOf(cidr),
        gateway_id: realOf(gateway ?? ""),
        nat_gateway_id: realOf(nat ?? ""),
      }),
    );

const ingressOf = (key: string, stack: SynthesizedStack): Json[] =>
  stack.resources
    .filter(({ type }) => type === "aws_vpc_security_group_ingress_rule")
    .filter(({ attributes }) => attributes["security_group_id"] === `\${${key}.id}`)
    .map(({ attributes: { cidr_ipv4: cidr, ip_protocol: protocol, ...ports } }) => ({
      protocol,
      from_port: ports["from_port"],
      to_port: ports["to_port"],
      cidr_blocks: cidr === undefined ? [] : [cidr],
      ipv6_cidr_blocks: [],
      security_groups: [],
      prefix_list_ids: [],
      self: false,
    }));

interface PlanOptions {
  /** Addresses of what is replaced, so that its ID is known after the apply. @default none */
  readonly replaced?: readonly string[];
}

/**
 * Plans of an environment's stacks, in the shape of `terraform show -json`: what is deployed is what
 * one app says, and what will be is what the other says.
 * @param before references resolved, as those of `after`
 */
export function plansOf(
  before: SynthesizedApp,
  after: SynthesizedApp,
  { replaced = [] }: PlanOptions = {},
) {
  return after.stacks.map((stack) => {
    const was = before.stacks.find(({ id }) => id === stack.id);
    return {
      stack,
      plan: planOf(was ?? { ...stack, resources: [], dataSources: [] }, stack, before, replaced),
    };
  });
}

function planOf(
  was: SynthesizedStack,
  will: SynthesizedStack,
  deployed: SynthesizedApp,
  replaced: readonly string[],
): Json {
  const addresses = new Set([...was.resources, ...will.resources].map(({ address }) => address));
  const stateIn = (stack: SynthesizedStack, address: string) => {
    const resource = stack.resources.find((one) => one.address === address);
    return resource ? stateOf(resource, stack) : null;
  };
  return {
    format_version: "1.2",
    resource_changes: [...addresses].map((address) => {
      const [type, name] = address.split(".");
      const [before, made] = [stateIn(was, address), stateIn(will, address)];
      // What AWS tells of a group stays in a plan as it was.
      const after = made && {
        ...made,
        ...(before?.["ingress"] !== undefined && { ingress: before["ingress"] }),
      };
      const change = replaced.includes(address)
        ? { before, after: { ...after, id: undefined }, after_unknown: { id: true, ingress: true } }
        : { before, after, after_unknown: {} };
      return { address, mode: "managed", type, name, change };
    }),
    prior_state: {
      values: {
        root_module: { resources: was.dataSources.map((one) => read(one, was, deployed)) },
      },
    },
  };
}

/** Outputs of another stack, as they were read. */
function read(source: SynthesizedResource, stack: SynthesizedStack, deployed: SynthesizedApp) {
  const { address, type, name } = source;
  const producer = producerOf(address, stack, deployed);
  const outputs = deployed.stacks.find(({ id }) => id === producer)?.outputs ?? {};
  const values = Object.entries(outputs).map(([key, { value }]) => [key, outputOf(value)]);
  return {
    address,
    mode: "data",
    type,
    name,
    values: { outputs: Object.fromEntries(values) as Json },
  };
}

/** Outputs keep their order. */
const outputOf = (value: unknown): unknown =>
  Array.isArray(value) ? value.map((one) => realOf(one)) : realOf(value);
