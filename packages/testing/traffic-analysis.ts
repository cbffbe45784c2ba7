import { App } from "cdktf";
import type { SynthesizedApp } from "#terraform";
import { explainTraffic, isAllowed, trafficOf, type TrafficQuery } from "#analysis";
import { synthesizeApp } from "./synthesize";

export { reachability, reachableSet } from "#analysis";

interface Verdict {
  readonly isAllowed: boolean;
  /** Hop by hop. */
  readonly explain: () => string;
}

/**
 * Whether traffic passes.
 * @param received an `App` of cdktf's, or what `synthesizeApp()` gives of one
 * @param mode wholly, or at least in part
 */
export function verdict(received: unknown, query: TrafficQuery, mode: "every" | "some"): Verdict {
  const traffic = trafficOf(appOf(received), query);
  return { isAllowed: isAllowed(traffic, mode), explain: () => explainTraffic(traffic, mode) };
}

function appOf(received: unknown): SynthesizedApp {
  if (App.isApp(received)) return synthesizeApp(received);
  if (typeof received === "object" && received !== null && "stacks" in received) {
    return received as SynthesizedApp;
  }
  throw new TypeError("expect() takes an App here, or what synthesizeApp() gives of one");
}
