import { isObject, type Json } from "#terraform";
import { parseState, type StateResource } from "../state/parse-state";

/** What a state tells of its stack without the code. */
export interface RecordedState {
  /** The stack's id: `dev-service-api`. */
  readonly id: string;
  /** The object in the state bucket. */
  readonly key: string;
  /** How many resources Terraform manages there. */
  readonly resources: number;
  /** Keys of the states that it read when it was last applied. */
  readonly reads: readonly string[];
  /** What others call its resources by: ARNs, URLs of repositories. */
  readonly identities: readonly string[];
  /** Nothing in it shows that this project made it. */
  readonly foreign: boolean;
  /** All of it. */
  readonly text: string;
}

/** How this project's resources are known. */
export interface Marks {
  readonly project: string;
  readonly namePrefix: string;
}

const IDENTITIES = ["arn", "repository_url"];

/** @param name the stack's, in its environment: `service-api` */
export function recordedState(
  { id, key, name }: { readonly id: string; readonly key: string; readonly name: string },
  text: string,
  marks: Marks,
): RecordedState {
  const { resources } = parseState(text, key);
  const of = (wanted: (resource: StateResource) => boolean): Json[] =>
    resources
      .filter(wanted)
      .flatMap(({ instances }) => instances.map(({ attributes = {} }) => attributes));
  const managed = of(({ mode }) => mode === "managed");
  return {
    ...{ id, key, text },
    resources: managed.length,
    reads: of(({ type }) => type === "terraform_remote_state").flatMap(keyThatIsRead),
    identities: managed.flatMap((attributes) =>
      IDENTITIES.flatMap((identity) => textsOf(attributes[identity])),
    ),
    foreign: !managed.some((attributes) => isMarked(attributes, name, marks)),
  };
}

/** A data source's `config` has any type, so that the state says which beside its value. */
function keyThatIsRead({ config }: Json): string[] {
  const value = isObject(config) && isObject(config["value"]) ? config["value"] : config;
  return isObject(value) ? textsOf(value["key"]) : [];
}

/** Everything that takes tags has those of its stack; a name or an ID is all that the others have. */
function isMarked(attributes: Json, name: string, { project, namePrefix }: Marks): boolean {
  const tags = attributes["tags_all"];
  if (isObject(tags)) return tags["Project"] === project && tags["Stack"] === name;
  return textsOf(attributes["id"]).some(
    (id) => id === namePrefix || id.startsWith(`${namePrefix}-`),
  );
}

const textsOf = (value: unknown): string[] =>
  typeof value === "string" && value !== "" ? [value] : [];
