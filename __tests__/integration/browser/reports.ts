import { readApp, resolveReferences, type SynthesizedApp, type SynthesizedStack } from "#terraform";
import { accessInputs, type PlanReport, trafficInput } from "#plan";
import { synthesizeApp } from "../../app/synthesized-app";
import { changeOf, planOf, reportOf, stackOf } from "../../../packages/plan/__tests__/fixtures";
import { sampleEnvironment } from "../../samples";

const local = [sampleEnvironment("local")];

/** The sample `local` as it is synthesized, in the order in which it is deployed. */
export function localApp(): SynthesizedApp {
  const { stacks } = readApp(synthesizeApp(local).outdir);
  const sorted: SynthesizedStack[] = [];
  const add = (stack: SynthesizedStack) => {
    for (const id of stack.dependencies) {
      const before = stacks.find((other) => other.id === id);
      if (before && !sorted.includes(before)) add(before);
    }
    if (!sorted.includes(stack)) sorted.push(stack);
  };
  stacks.forEach(add);
  return { stacks: sorted };
}

/** Everything is created, the first stack for good and all others as a preview. */
export function brandNew(app: SynthesizedApp): PlanReport {
  const planned = app.stacks.map((stack) => ({
    stack,
    plan: planOf(
      ...stack.resources.map(({ address, attributes }) =>
        changeOf({
          address,
          actions: ["create"],
          after: attributes,
          afterUnknown: { id: true, arn: true },
        }),
      ),
    ),
  }));
  const resolved = resolveReferences(app);
  return reportOf(
    planned.map(({ stack, plan }, index) =>
      stackOf(stack.id, plan, {
        dependencies: stack.dependencies,
        state: null,
        preview: index > 0,
        names: new Map(stack.resources.map(({ address, path }) => [address, path])),
      }),
    ),
    {
      environment: "local",
      app: resolved,
      access: accessInputs(planned),
      traffic: trafficInput(planned, resolved),
    },
  );
}
