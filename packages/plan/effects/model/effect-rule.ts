import type { AccessDiff, TrafficDiff } from "../../report";
import type { ReachableRow } from "#analysis";
import type { EffectReason } from "../types";
import type { LostWay } from "./lost-ways";
import type { Route } from "./routes";
import type { Running } from "./running";
import type { World } from "./world";

/** What rules look at besides the service that they are about. */
export interface Surroundings {
  readonly world: World;
  /** All services and scheduled tasks. */
  readonly others: readonly Running[];
  /** What reaches what: before, and what changes of it. */
  readonly traffic: TrafficDiff & {
    readonly before: readonly ReachableRow[];
    readonly after: readonly ReachableRow[];
  };
  /** The TCP ways that are lost. */
  readonly lost: readonly LostWay[];
  /** What listeners do with requests. */
  readonly routes: Readonly<Record<"before" | "after", readonly Route[]>>;
  readonly access: readonly AccessDiff[];
  /** Commands that run with a service's new revision before it takes that, by the service's stack. */
  readonly releases: ReadonlyMap<string, readonly string[]>;
}

/** One thing that a plan may do to a service, or nothing. */
export type EffectRule = (running: Running, surroundings: Surroundings) => readonly EffectReason[];
