import { counted } from "#plan";
import { resolveReferences, type SynthesizedStack } from "#terraform";
import type { Environment } from "../../config/schema/environment";
import { byNeed } from "../engine/order";
import { iamResources } from "../ownership/iam-resources";
import { lookForGone, lookForUnknown } from "../ownership/look-for-unknown";
import type { TaggedResource } from "../ownership/tagged-resources";
import { describeResource } from "../ownership/unknown-resources";
import { environmentStates, type StackState, type States } from "../plan/environment-states";
import type { Import } from "../plan/import-blocks";
import type { InEnvironment } from "../plan/in-environment";
import type { Finding } from "./finding";
import { adopt } from "./unknown/adopt";
import { companionsOf } from "./unknown/companions";
import { type Choice, match } from "./unknown/match";
import { remove } from "./unknown/remove";

export interface UnknownOptions {
  /** Nobody is asked about the plans that import. */
  readonly autoApprove: boolean;
}

/** Resources with the environment's tags that none of its states lists, and what only the states list. */
export async function findUnknownResources(
  context: InEnvironment,
  options: UnknownOptions,
): Promise<Finding[]> {
  const besides = await iamResources(context.environment);
  return [
    ...(await findUnknown(context, besides, options)),
    ...(await findGone(context.environment, besides)),
  ];
}

async function findGone(
  environment: Environment,
  besides: readonly TaggedResource[],
): Promise<Finding[]> {
  const gone = await lookForGone(environment, besides);
  const ids = [...new Set(gone.map(({ stack }) => stack))].toSorted();
  return ids.map((id) => ({
    name: `gone:${id}`,
    evidence: [
      `The state of ${id} lists what AWS has not any more, or has without its tags:`,
      ...gone
        .filter(({ stack }) => stack === id)
        .map(({ type, values }) => `  ${type} ${String(values["id"])}`),
      `"npm run plan -- ${environment.name} ${id}" says what is made again, "npm run deploy" makes it.`,
    ],
  }));
}

async function findUnknown(
  context: InEnvironment,
  besides: readonly TaggedResource[],
  options: UnknownOptions,
): Promise<Finding[]> {
  const { environment, app } = context;
  const unknown = await lookForUnknown(environment, { besides });
  if (unknown.length === 0) return [];
  const states = await environmentStates(
    environment,
    app.stacks.map(({ id }) => id),
  );
  // What others need first: an import is planned with what they have become.
  const order = byNeed(app.stacks).map(({ id }) => id);
  const ids = new Set([...order, ...unknown.map(({ stack }) => stack)]);
  const resolved = resolveReferences(app);
  return [...ids].flatMap((id) => {
    const ofStack = unknown.filter(({ stack }) => stack === id);
    const stack = resolved.stacks.find((one) => one.id === id);
    return findingsOf(context, { id, stack, unknown: ofStack, states, ...options });
  });
}

interface OfStack extends UnknownOptions {
  readonly id: string;
  /** Nothing where the code has no such stack. */
  readonly stack: SynthesizedStack | undefined;
  readonly unknown: readonly TaggedResource[];
  readonly states: States | undefined;
}

function findingsOf(context: InEnvironment, ofStack: OfStack): Finding[] {
  const { id, stack, unknown, states } = ofStack;
  const code = stack?.resources ?? [];
  const state = states?.get(id);
  const inState = new Set(state?.addresses.keys());
  const { imports, choices, repeated, strays } = match(unknown, code, inState);
  return [
    ...(imports.length === 0
      ? []
      : [
          {
            name: `import:${id}`,
            evidence: [
              `No state lists ${counted(imports.length, "resource")} that ${id} made. Its run was killed, or its ` +
                "state was lost:",
              ...imports.map(({ address, id: of }) => `  ${address}: ${of}`),
            ],
            remedy: importing(context, ofStack, imports),
          },
        ]),
    ...choices.map(({ resource, address }) => ({
      name: `import:${resource.id}`,
      evidence: [
        `${describeResource(resource)} is one of several that ${id} made for ${address}, and no state lists any:`,
        ...choices
          .filter((one) => one.address === address && one.resource !== resource)
          .map((one) => `  ${describeResource(one.resource)}`),
        "Look which of them is in use. The others are found again, and can be deleted then.",
      ],
      remedy: importing(context, ofStack, [{ address, id: resource.id }]),
    })),
    ...repeated.map(({ resource, address }) => ({
      name: `delete:${resource.id}`,
      evidence: [
        `${describeResource(resource)} was made for ${address} of ${id}, whose state has another one: ` +
          `${state?.addresses.get(address) ?? "without an ID"}.`,
      ],
      remedy: removing(context, resource),
    })),
    ...strays.map((resource) => ({
      name: `delete:${resource.id}`,
      evidence: [
        `${describeResource(resource)} has the tags of ${id}, and nothing there makes it.`,
      ],
      remedy: removing(context, resource),
    })),
  ];
}

function importing(
  context: InEnvironment,
  { id, stack, states, autoApprove }: OfStack,
  imports: readonly Import[],
) {
  return {
    what: `Imports ${imports.length === 1 ? "it" : "them"}: plans ${id} with import blocks, and applies that, as a deployment does.`,
    wayBack: "terraform state rm <address>, in the stack's directory.",
    carryOut: () =>
      adopt(context, {
        ...{ stack: id, imports, autoApprove },
        uncertain: companions(stack, states?.get(id), imports),
      }),
  };
}

function companions(
  stack: SynthesizedStack | undefined,
  state: StackState | undefined,
  imports: readonly Import[],
): Import[] {
  const imported = new Map(imports.map(({ address, id }) => [address, id]));
  const missing = (stack?.resources ?? []).filter(
    ({ address }) => !imported.has(address) && state?.addresses.has(address) !== true,
  );
  // Those that have companions are called by their ID.
  return companionsOf(missing, (address) => imported.get(address) ?? state?.addresses.get(address));
}

const removing = (context: InEnvironment, resource: Choice["resource"]) => ({
  what: "Deletes it. Look first that nothing uses it.",
  wayBack: "None.",
  carryOut: () => remove(context, resource),
});
