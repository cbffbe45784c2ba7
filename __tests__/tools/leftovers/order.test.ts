import { describe, expect, test } from "@jest/globals";
import { parseStack, type SynthesizedApp } from "#terraform";
import { destructionOrder } from "../../../tools/engine/order";
import { asDeployed, withLeftovers } from "../../../tools/leftovers/order";
import type { RecordedState } from "../../../tools/leftovers/recorded-state";
import { deploymentOrder } from "../../../tools/plan/deployment-order";

/** A stack that is in the code, and those that it needs. */
const stack = (id: string, ...dependencies: readonly string[]) => parseStack(id, {}, dependencies);
const CODE: SynthesizedApp = {
  stacks: [
    stack("iam"),
    stack("ssm", "iam"),
    stack("build", "iam"),
    stack("web", "iam", "ssm"),
    stack("admin", "iam"),
  ],
};

/** A state, and those that it read when it was last applied. */
const state = (id: string, ...reads: readonly string[]): RecordedState => ({
  ...{ id, key: id, reads, resources: 1, foreign: false },
  identities: [`arn:${id}`],
  text: "{}",
});
const naming = (recorded: RecordedState, named: string): RecordedState => ({
  ...recorded,
  text: `{"image":"arn:${named}"}`,
});

function arranged(order: typeof withLeftovers, code: SynthesizedApp, recorded: RecordedState[]) {
  const gone = recorded.filter(({ id }) => !code.stacks.some((one) => one.id === id));
  const leftovers = gone.map(({ id }) => ({ ...stack(id), leftover: { foreign: false } }));
  return order(code, leftovers, recorded).stacks;
}

const deployed = (...recorded: RecordedState[]) =>
  deploymentOrder(arranged(withLeftovers, CODE, recorded)).map(({ id }) => id);

describe("what is in the code no more is destroyed", () => {
  test("before everything, where nobody uses it", () => {
    expect(deployed(state("mailer", "iam", "ssm"))[0]).toBe("mailer");
  });

  test("after who was calling it and is still there, and before all that this one does not need", () => {
    const order = deployed(state("api", "iam", "ssm"), state("web", "iam", "ssm", "api"));
    expect(order).toEqual(["iam", "ssm", "web", "api", "admin", "build"]);
  });

  test("each after its callers, where callers go as well", () => {
    expect(deployed(state("api"), state("zebra", "api")).slice(0, 2)).toEqual(["zebra", "api"]);
  });

  test("before those whose resources it names without reading their outputs", () => {
    const [service, repositories] = [naming(state("service"), "images"), state("images", "iam")];
    expect(deployed(repositories, service).slice(0, 2)).toEqual(["service", "images"]);
  });

  test("also where two of them wait for each other's callers: nothing waits in a circle", () => {
    const recorded = [state("api"), state("search"), state("web", "api"), state("admin", "search")];
    const order = deployed(...recorded);
    expect(order.indexOf("web")).toBeLessThan(order.indexOf("api"));
    expect(order.indexOf("admin")).toBeLessThan(order.indexOf("search"));
    expect(order).toHaveLength(CODE.stacks.length + 2);
  });

  test("the rest stays in the order of the code", () => {
    expect(deployed(state("api"), state("web", "api")).indexOf("iam")).toBe(0);
    expect(arranged(withLeftovers, CODE, [])).toEqual(CODE.stacks);
  });
});

describe("of an environment that goes as a whole", () => {
  const recorded = [
    state("iam"),
    state("ssm", "iam"),
    state("api", "iam", "ssm"),
    state("web", "iam", "api"),
  ];
  const destroyed = (...ids: readonly string[]) =>
    deploymentOrder(destructionOrder(arranged(asDeployed, CODE, recorded), ids)).map(
      ({ id }) => id,
    );

  test("a leftover goes after its callers, and before what it uses", () => {
    expect(destroyed("iam", "ssm", "web", "api")).toEqual(["web", "api", "ssm", "iam"]);
  });

  test("nothing waits in a circle, whatever the states say", () => {
    const contrary = [state("api", "web"), state("web", "api")];
    const order = deploymentOrder(arranged(asDeployed, CODE, contrary)).map(({ id }) => id);
    expect(order.toSorted()).toEqual(["admin", "api", "build", "iam", "ssm", "web"]);
  });
});
