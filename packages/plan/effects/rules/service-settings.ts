import { blocksOf, isOn, type Json, listOf, textOf } from "#terraform";
import { canonical } from "../../attributes/canonical";
import { isMarked } from "../../attributes/side";
import type { EffectRule } from "../model/effect-rule";
import { differs, type PlannedResource } from "../model/planned-resource";
import { reason } from "../reason";
import { changeOf, inWords } from "../task/words";

/** Words for what changes of an attribute. */
type Words = (resource: PlannedResource, attribute: string) => string[];

const itself: Words = (_resource, attribute) => [`${inWords(attribute)} changed`];

/**
 * What UpdateService makes a new deployment of; a task definition has a rule of its own.
 * Source: UpdateService, "This parameter triggers a new service deployment", and not of the others.
 */
const DEPLOYED: Readonly<Record<string, Words>> = {
  load_balancer: balancerWords,
  network_configuration: networkWords,
  platform_version: ({ before, after }) => [
    changeOf("platform version", before?.["platform_version"], after?.["platform_version"]),
  ],
  service_connect_configuration: () => ["its Service Connect configuration changed"],
  service_registries: () => ["its service discovery changed"],
  volume_configuration: itself,
  vpc_lattice_configurations: itself,
};

/** What Terraform changes without UpdateService, and what is told elsewhere. Source: the provider. */
const NOT_SENT: ReadonlySet<string> = new Set([
  "force_delete",
  "id",
  "tags",
  "tags_all",
  "task_definition",
  "timeouts",
]);

/**
 * Settings of a service that roll it out. With `force_new_deployment`, the provider asks for a deployment
 * with every change but of tags (resourceServiceUpdate); without it, most change nothing of what runs.
 */
export const serviceSettings: EffectRule = ({ kind, resource }) => {
  const { action, before, after, unknown } = resource;
  if (kind !== "service" || action !== "update" || !before || !after) return [];
  const isForced = isOn(after["force_new_deployment"]);
  return Object.keys({ ...before, ...after })
    .filter((name) => !NOT_SENT.has(name) && differs(resource, name))
    .flatMap((name) => {
      const words = DEPLOYED[name];
      if (words) {
        const told = words(resource, name);
        const possibly =
          told.length === 0 && isMarked(unknown[name])
            ? [`${inWords(name)} may change: only the apply tells`]
            : told;
        return possibly.map((why) => reason("rolled-out", resource, why));
      }
      if (!isForced) return [];
      const what = CAPACITY === name ? capacityWords(before, after) : `${inWords(name)} changed`;
      const isKnown = !isMarked(unknown[name]);
      const why = `${isKnown ? what : `${inWords(name)} may change`}, and force_new_deployment is on`;
      return [reason("rolled-out", resource, why)];
    })
    .concat(
      differs(resource, CAPACITY) && isOnlySpot(after) && !isOnlySpot(before)
        ? [
            reason(
              "warning",
              resource,
              "AWS may stop any of its tasks with two minutes' notice: all are on Spot",
            ),
          ]
        : [],
    );
};

const CAPACITY = "capacity_provider_strategy";

const providersOf = (attributes: Json): string[] =>
  blocksOf(attributes, CAPACITY).flatMap(({ capacity_provider: name }) => textOf(name) ?? []);

const isOnlySpot = (attributes: Json): boolean => {
  const providers = providersOf(attributes);
  return providers.length > 0 && providers.every((name) => name === "FARGATE_SPOT");
};

function capacityWords(before: Json, after: Json): string {
  const [was, will] = [before, after].map((side) => providersOf(side).toSorted().join(", "));
  return was === will
    ? "shares of its capacity providers changed"
    : changeOf("capacity", was, will);
}

function balancerWords({ before = {}, after = {}, unknown }: PlannedResource): string[] {
  const [was, will] = [before, after].map((side) => blocksOf(side, "load_balancer"));
  if (!was || !will || will.length === 0) return ["it leaves its load balancer"];
  if (was.length === 0) return ["it joins a load balancer"];
  const ports = [was, will].map((blocks) =>
    blocks.map(({ container_port: port }) => String(port)).join(", "),
  );
  const isOther =
    isMarked(unknown["load_balancer"]) ||
    canonical(was.map((block) => block["target_group_arn"])) !==
      canonical(will.map((block) => block["target_group_arn"]));
  const told = [
    ...(ports[0] === ports[1] ? [] : [changeOf("the load balancer's port", ports[0], ports[1])]),
    ...(isOther ? ["another target group"] : []),
  ];
  return told.length > 0 ? told : ["the load balancer's settings changed"];
}

/** Words for what is in its network block. */
const NETWORK = {
  security_groups: "security groups changed",
  subnets: "subnets changed",
  assign_public_ip: "public address changed",
} as const;

function networkWords({ before = {}, after = {}, unknown }: PlannedResource): string[] {
  const [was = {}, will = {}] = [before, after].map(
    (side) => blocksOf(side, "network_configuration")[0] ?? {},
  );
  const marks = blocksOf(unknown, "network_configuration")[0] ?? {};
  return Object.entries(NETWORK)
    .filter(
      ([name]) =>
        isMarked(marks[name]) || canonical(asSet(was[name])) !== canonical(asSet(will[name])),
    )
    .map(([, words]) => words);
}

const asSet = (value: unknown): unknown =>
  Array.isArray(value) ? listOf(value).map(String).toSorted() : (value ?? false);
