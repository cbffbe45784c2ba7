import type { OwnedResource } from "../../drift/owned";
import { reportOf, stackOf } from "../fixtures";

type Json = Readonly<Record<string, unknown>>;

export interface InAws {
  /** What Terraform found to differ. @default nothing */
  readonly drifted?: readonly object[];
  /** Attributes of what the stack manages, as AWS has them, by address. @default nothing */
  readonly found?: Readonly<Record<string, Json>>;
  /** What the configuration gives, by address. @default nothing */
  readonly said?: Readonly<Record<string, readonly string[]>>;
  /** Attributes that the configuration leaves alone, by address. @default none */
  readonly ignored?: Readonly<Record<string, readonly string[]>>;
  /** What states manage: `dev-alb aws_lb_listener`, and its attributes. @default nothing */
  readonly owned?: readonly (readonly [stackAndType: string, values: Json])[];
}

/** A stack's report of drift. */
export function driftReport({
  drifted = [],
  found = {},
  said = {},
  owned = [],
  ignored = {},
}: InAws) {
  const plan = {
    format_version: "1.2",
    resource_drift: drifted,
    output_changes: { size: { actions: ["update"], before: 1, after: 2, after_unknown: false } },
    configuration: {
      root_module: {
        resources: Object.entries(said).map(([address, names]) => ({
          address,
          expressions: Object.fromEntries(names.map((name) => [name, {}])),
        })),
      },
    },
    prior_state: {
      values: {
        root_module: {
          resources: Object.entries(found).map(([address, values]) => ({
            address,
            mode: "managed",
            type: address.split(".")[0],
            values,
          })),
        },
      },
    },
  };
  const ownedResources = owned.map(([text, values]): OwnedResource => {
    const [stack = "", type = ""] = text.split(" ");
    return { stack, type, values };
  });
  const stack = stackOf("dev-shop", plan, { ignored: new Map(Object.entries(ignored)) });
  return reportOf([stack], { kind: "drift", owned: ownedResources });
}

/** What differs, by address: `ingress[0].from_port: 22`. */
export function driftOf(inAws: InAws): Readonly<Record<string, readonly string[]>> {
  const [stack] = driftReport(inAws).stacks;
  return Object.fromEntries(
    (stack?.changes ?? []).map(({ address, action, attributes }) => [
      address,
      action === "update"
        ? attributes.map(({ path, after }) => `${path}: ${JSON.stringify(after)}`)
        : [action],
    ]),
  );
}
