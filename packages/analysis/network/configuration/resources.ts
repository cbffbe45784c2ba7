import {
  blocksOf,
  isOn,
  isSet,
  isUnknown,
  type Json,
  numberOf,
  type SynthesizedApp,
  type SynthesizedResource,
  typeName,
} from "#terraform";
import { Undecided } from "./undecided";

/** `${dev-network.aws_vpc.vpc_6776A399.id}`: a resource of a stack, and an attribute. */
const REFERENCE = /^\$\{([^{}]+)\.(\w+)\}$/;

export interface ResourceReference {
  readonly resource: SynthesizedResource;
  readonly attribute: string;
}

/** The resources of stacks whose references are resolved, found by type and by reference. */
export class Resources {
  private readonly byType = new Map<string, SynthesizedResource[]>();
  private readonly byKey = new Map<string, SynthesizedResource>();

  constructor(app: SynthesizedApp) {
    for (const { resources, dataSources } of app.stacks) {
      for (const resource of resources) {
        const type = typeName(resource.type);
        const others = this.byType.get(type);
        if (others) others.push(resource);
        else this.byType.set(type, [resource]);
      }
      for (const resource of [...resources, ...dataSources]) {
        this.byKey.set(`${resource.stackId}.${resource.address}`, resource);
      }
    }
  }

  ofType(...types: readonly string[]): SynthesizedResource[] {
    return types.flatMap((type) => this.byType.get(type) ?? []);
  }

  all(): SynthesizedResource[] {
    return [...this.byType.values()].flat();
  }

  /** What a text refers to; `undefined` when it is no reference to a resource of these stacks. */
  reference(text: unknown): ResourceReference | undefined {
    const [, key = "", attribute = ""] = REFERENCE.exec(String(text)) ?? [];
    const resource = this.byKey.get(key);
    return resource && { resource, attribute };
  }

  /** The same text for everything that means the same resource. */
  identity(value: unknown): string {
    const found = this.reference(value)?.resource;
    return found ? label(found) : String(value);
  }

  /**
   * The resource that an attribute names, by its ID or ARN.
   * @throws Undecided when it is none of these stacks
   */
  named(owner: SynthesizedResource, value: unknown, what: string): SynthesizedResource {
    const found = this.reference(value)?.resource;
    if (found) return found;
    throw new Undecided(`${label(owner)}: ${what}`, value, "refer to a resource of the app");
  }
}

/** `dev-network/vpc/vpc`, unique in an app. */
export function label({ stackId, path, address }: SynthesizedResource): string {
  return `${stackId}/${path === "" ? address : path}`;
}

/**
 * A list of texts, or none.
 * @throws Undecided when the list is known only at plan
 */
export function decidedTexts(owner: string, attributes: Json, name: string): readonly string[] {
  const value = attributes[name] ?? [];
  if (Array.isArray(value)) return value.map(String);
  throw new Undecided(`${owner}: ${name}`, value, "give a list that the app itself makes");
}

/**
 * The blocks of a name.
 * @throws Undecided when they are known only at plan
 */
export function decidedBlocks(owner: string, attributes: Json, name: string): readonly Json[] {
  const value = attributes[name];
  if ((Array.isArray(value) ? value : [value]).some(isUnknown)) {
    throw new Undecided(`${owner}: ${name}`, value, "write the blocks one by one");
  }
  return blocksOf(attributes, name);
}

/**
 * A number, also where it is written as a text.
 * @throws Undecided when it is known only at plan
 */
export function decidedNumber(owner: string, attributes: Json, name: string): number | undefined {
  const number = numberOf(attributes[name]);
  if (number !== undefined || !isSet(attributes[name])) return number;
  throw new Undecided(`${owner}: ${name}`, attributes[name], "give a number");
}

/**
 * Whether a flag is set, also where it is written as a text.
 * @throws Undecided when it is known only at plan
 */
export function decidedFlag(owner: string, attributes: Json, name: string): boolean {
  const value = attributes[name];
  if (!isUnknown(value)) return isOn(value);
  throw new Undecided(`${owner}: ${name}`, value, "give true or false");
}
