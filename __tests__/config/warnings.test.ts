import { expect, test } from "@jest/globals";
import { formatProblem } from "../../config/errors";
import { parseEnvironments } from "../../config/load-environments";
import { findWarnings } from "../../config/warnings";
import { internalService as plainInternal, minimal, worker } from "./support";

const internalService = { ...plainInternal, healthCheck: { command: "true" } };

function warningsFor(services: Readonly<Record<string, unknown>>): readonly string[] {
  return findWarnings(parseEnvironments({ dev: { ...minimal, services } })).map(formatProblem);
}

test("warns of internal services that nobody calls", () => {
  expect(warningsFor({ api: internalService, cache: internalService, web: worker })).toEqual([
    "dev.services.api: is internal, and no service calls it: add it to the calls of those that do",
    "dev.services.cache: is internal, and no service calls it: add it to the calls of those that do",
  ]);
});

test("has nothing to say about services that are called", () => {
  expect(
    warningsFor({
      web: { ...worker, calls: ["api"] },
      api: { ...internalService, calls: ["cache"] },
      cache: internalService,
    }),
  ).toEqual([]);
});

test("warns of an internal service that says nowhere when it listens", () => {
  const web = { ...worker, calls: ["api"] };
  expect(warningsFor({ web, api: plainInternal })).toEqual([
    "dev.services.api.healthCheck: is missing, and callers reach an internal service as soon as its tasks run: add one, so that requests wait until it listens",
  ]);
});

test("warns in every environment", () => {
  const environments = parseEnvironments({
    dev: { ...minimal, services: { api: internalService } },
    prod: { ...minimal, accountId: "222222222222", services: { api: internalService } },
  });
  expect(findWarnings(environments).map(({ path }) => path)).toEqual([
    "dev.services.api",
    "prod.services.api",
  ]);
});
