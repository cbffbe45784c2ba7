import { expect } from "@jest/globals";
import type { MatcherFunction } from "expect";
import type { SynthesizedApp } from "#terraform";
import type { ReachableRow, TrafficQuery } from "#analysis";
import type * as Analysis from "./traffic-analysis";

export type { ReachableRow, TrafficQuery };

/** Jest matcher on what can connect to what in an app, by everything that decides on it in AWS. */
declare module "expect" {
  interface Matchers<R> {
    /**
     * Traffic passes, from the whole of `from` to the whole of `to`. With `.not`: nothing passes,
     * from no part of `from` to no part of `to`. What passes partly fails both.
     */
    toAllowTraffic(query: TrafficQuery): R;
  }
}

/** Every test file loads this one, and few need the analysis. */
function analysis() {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require("./traffic-analysis") as typeof Analysis;
}

/**
 * Everything that reaches something, as a table to keep in a snapshot.
 * @param environment whose stacks are meant. @default the whole app
 */
export function reachability(app: SynthesizedApp, environment?: string): string {
  return analysis().reachability(app, environment);
}

/** The rows of the table. */
export function reachableSet(app: SynthesizedApp, environment?: string): readonly ReachableRow[] {
  return analysis().reachableSet(app, environment);
}

const toAllowTraffic: MatcherFunction<[TrafficQuery]> = function (received, query) {
  const { isAllowed, explain } = analysis().verdict(received, query, this.isNot ? "some" : "every");
  return {
    pass: isAllowed,
    message: () => {
      const { from, to, port, protocol = "tcp", environment } = query;
      const what = `${protocol} ${port === undefined ? "any port" : String(port)}`;
      const where = environment === undefined ? "" : ` in ${environment}`;
      const wanted = this.isNot ? "cannot reach" : "reaches";
      const found = this.isNot ? "it can" : "it cannot";
      return `expected that ${from} ${wanted} ${to} on ${what}${where}, but ${found}:\n${explain()}`;
    },
  };
};

expect.extend({ toAllowTraffic });
