import type { EffectRule } from "../model/effect-rule";
import { isReplaced, type PlannedResource } from "../model/planned-resource";
import type { World } from "../model/world";
import { reason } from "../reason";
import type { EffectReason } from "../types";

/** The listeners that send it requests, their certificates, and the load balancers that have them. */
export const listeners: EffectRule = ({ kind, after, groups }, { world, routes }) => {
  if (kind !== "service" || !after || groups.length === 0) return [];
  const own = routes.before
    .filter((route) => route.groups.some((group) => groups.some((one) => one === group)))
    .flatMap(({ listener }) => listener ?? []);
  return [...new Set(own)].flatMap((listener) => [
    ...changesOf(listener),
    ...certificatesOf(listener, world),
    ...balancerOf(listener, world),
  ]);
};

function changesOf(listener: PlannedResource): EffectReason[] {
  const { action, before, after } = listener;
  if (isReplaced(listener)) return [reason("interrupted", listener, "its listener is replaced")];
  if (action === "delete") return [reason("interrupted", listener, "its listener is destroyed")];
  if (action !== "update") return [];
  const moved = ["port", "protocol"]
    .filter((name) => before?.[name] !== after?.[name])
    .map(
      (name) =>
        `its listener's ${name} changes from ${String(before?.[name])} to ${String(after?.[name])}`,
    );
  return [
    ...moved.map((why) => reason("interrupted", listener, why)),
    ...(before?.["certificate_arn"] !== after?.["certificate_arn"] && moved.length === 0
      ? [reason("warning", listener, "its listener shows another certificate")]
      : []),
  ];
}

/** Certificates besides the listener's own: browsers refuse the names that only one that goes covers. */
function certificatesOf({ before }: PlannedResource, world: World): EffectReason[] {
  const all = world.ofType("aws_lb_listener_certificate");
  const isOf = (values: PlannedResource["before"]) => values?.["listener_arn"] === before?.["arn"];
  const comes = all.some(({ before: was, after }) => !was && isOf(after));
  return all
    .filter((one) => isOf(one.before) && (one.action === "delete" || isReplaced(one)))
    .map((one) =>
      one.createsFirst || comes
        ? reason("warning", one, "its listener shows other certificates")
        : reason(
            "interrupted",
            one,
            "a certificate goes from its listener, and with it the names that only it covers",
          ),
    );
}

function balancerOf({ before }: PlannedResource, world: World): EffectReason[] {
  const balancer = world.named(before?.["load_balancer_arn"], "aws_lb");
  if (!balancer) return [];
  if (isReplaced(balancer)) {
    return [
      reason("interrupted", balancer, "its load balancer is replaced, and gets another DNS name"),
    ];
  }
  return balancer.action === "delete"
    ? [reason("interrupted", balancer, "its load balancer is destroyed")]
    : [];
}
