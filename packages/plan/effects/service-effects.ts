import type { SynthesizedApp } from "#terraform";
import type { StackStatus } from "../stack-status";
import { RULES } from "./rules";
import { bareRollOut } from "./rules/bare-roll-out";
import type { Surroundings } from "./model/effect-rule";
import { lostWays } from "./model/lost-ways";
import { routesOf } from "./model/routes";
import { type Running, runningOf } from "./model/running";
import { type PlanOfStack, World } from "./model/world";
import { type Effect, type EffectReason, EFFECTS, type ServiceEffect } from "./types";
import { unplanned } from "./unplanned";

export interface EffectsInput extends Pick<Surroundings, "traffic" | "access" | "releases"> {
  readonly stacks: readonly StackOfEffects[];
  /** The stacks as the code has them: of one without a plan, nothing else says what runs. */
  readonly app: SynthesizedApp | undefined;
}

export interface StackOfEffects {
  readonly id: string;
  readonly status: StackStatus;
  /** It has a state. */
  readonly isDeployed: boolean;
  readonly plan: PlanOfStack["plan"] | undefined;
}

/** What the plans of all stacks do to each service and scheduled task, the gravest first. */
export function serviceEffects({
  stacks,
  app,
  traffic,
  access,
  releases,
}: EffectsInput): ServiceEffect[] {
  const world = new World(stacks.flatMap(({ id, plan }) => (plan ? [{ id, plan }] : [])));
  const others = runningOf(world);
  const surroundings = {
    ...{ world, others, traffic, access, releases },
    lost: lostWays(traffic, traffic.after),
    routes: { before: routesOf(world, "before"), after: routesOf(world, "after") },
  };
  // A preview knows nothing of what is deployed: all of it would seem new.
  const blind = new Set(stacks.filter(isBlind).map(({ id }) => id));
  return [
    ...others
      .filter(({ resource }) => !blind.has(resource.stack))
      .map((running) => toEffect(running, reasonsOf(running, surroundings))),
    ...unplanned(stacks.filter(isBlind), app),
  ].toSorted((a, b) => gravity(b.effect) - gravity(a.effect));
}

const isBlind = ({ status, isDeployed, plan }: StackOfEffects): boolean =>
  plan === undefined || (status === "preview" && isDeployed);

function reasonsOf(running: Running, surroundings: Surroundings): EffectReason[] {
  const reasons = RULES.flatMap((rule) => rule(running, surroundings));
  return [...reasons, ...bareRollOut(running, reasons)].filter(
    // What runs no task has nothing that could be interrupted or rolled out.
    ({ effect }) => running.runs || effect === "new" || effect === "warning",
  );
}

function toEffect(
  { kind, name, resource }: Running,
  found: readonly EffectReason[],
): ServiceEffect {
  const { stack, address } = resource;
  const reasons = distinct(found).toSorted((a, b) => gravityOf(b) - gravityOf(a));
  const [worst] = reasons;
  const effect = worst === undefined || worst.effect === "warning" ? "untouched" : worst.effect;
  const lasting = reasons.filter((one) => one.effect === "interrupted");
  const seconds = lasting.flatMap((one) => one.seconds ?? []);
  return {
    ...{ kind, name, stack, address, effect, reasons },
    // One that ends by itself says nothing of one that does not.
    ...(effect === "interrupted" &&
      seconds.length === lasting.length && { seconds: Math.max(...seconds) }),
  };
}

const gravity = (effect: Effect): number => EFFECTS.indexOf(effect);
const gravityOf = ({ effect }: EffectReason): number =>
  effect === "warning" ? 0 : gravity(effect);

const distinct = (reasons: readonly EffectReason[]): EffectReason[] => [
  ...new Map(reasons.map((one) => [`${one.effect}\n${one.why}`, one])).values(),
];
