import {
  parseStack,
  resolveReferences,
  type SynthesizedApp,
  type SynthesizedResource,
} from "#terraform";
import { rowDiff } from "../row-diff";
import { trafficCells, withProtocolsTogether } from "#analysis";
import type { StackAndPlan } from "../access-inputs";
import { trafficInput } from "../traffic-input";
import { CALL, rule, smallStack } from "../../analysis/__tests__/network/small-app";
import { plansOf } from "./deployed";

const state = { bucket: "states", key: "network" };
const network = (name: string) => `\${data.terraform_remote_state.network.outputs.${name}}`;
const output = (value: unknown) => ({ value, sensitive: false });

/** `dev-network` with subnets and services, and `dev-front` with a load balancer in them. */
export const app = resolveReferences({
  stacks: [
    {
      ...smallStack("dev-network", [CALL]),
      outputs: {
        vpcId: output("${aws_vpc.vpc.id}"),
        subnetIds: output(["${aws_subnet.outside.id}"]),
        shopGroupId: output("${aws_security_group.shop.id}"),
      },
      backend: { type: "s3", settings: state },
    },
    parseStack("dev-front", {
      data: { terraform_remote_state: { network: { backend: "s3", config: state } } },
      resource: {
        aws_lb: {
          front: {
            name: "front",
            subnets: [network("subnetIds[0]")],
            security_groups: ["${aws_security_group.front.id}"],
            access_logs: { bucket: "logs" },
            lifecycle: { prevent_destroy: true },
          },
        },
        aws_security_group: { front: { name: "front", vpc_id: network("vpcId") } },
        aws_vpc_security_group_ingress_rule: {
          "front-in": rule("front", 443, { cidr_ipv4: "203.0.113.0/24" }),
        },
        aws_vpc_security_group_egress_rule: {
          "front-out": rule("front", 443, { referenced_security_group_id: network("shopGroupId") }),
        },
      },
    }),
  ],
});

type Edit = (resource: SynthesizedResource) => SynthesizedResource | undefined;

/** The app with some of its resources changed, or without them. */
export const edited = (edit: Edit): SynthesizedApp => ({
  stacks: app.stacks.map((stack) => ({
    ...stack,
    resources: stack.resources.flatMap((resource) => edit(resource) ?? []),
  })),
});
/** The app with other attributes of one resource, by its name. */
export const withChanged = (name: string, attributes: Readonly<Record<string, unknown>>) =>
  edited((one) =>
    one.name === name ? { ...one, attributes: { ...one.attributes, ...attributes } } : one,
  );
export const without = (...names: string[]) =>
  edited((one) => (names.includes(one.name) ? undefined : one));

export function linesOf(planned: readonly StackAndPlan[], after: SynthesizedApp): string[] {
  const { before, after: rows, problems } = trafficInput(planned, after);
  const changed = rowDiff(before, rows);
  const lines = (["removed", "added"] as const).flatMap((change) =>
    withProtocolsTogether(
      changed.filter((one) => one.change === change).map(({ row }) => trafficCells(row)),
    ).map((cells) => `${change === "added" ? "+" : "-"} ${cells.join("  ").trimEnd()}`),
  );
  return [...problems, ...lines];
}
/** Changed rows where all or some stacks are planned. */
export const changes = (before: SynthesizedApp, after: SynthesizedApp, ...only: string[]) =>
  linesOf(
    plansOf(before, after).filter(({ stack }) => only.length === 0 || only.includes(stack.id)),
    after,
  );

export const FROM_OFFICE = "internet  alb  tcp  443 (from 203.0.113.0/24)  internet gateway";
export const FROM_ANYWHERE = "internet  alb  tcp  443  internet gateway";
export const world = withChanged("front-in", { cidr_ipv4: "0.0.0.0/0" });
