import { KNOWN_ATTRIBUTES } from "./known-attributes";
import { accountLocationOf } from "./account-location";
import { parseReference, type Reference, replaceReferences, splitTemplate } from "./reference";
import { stateOf } from "./state-of";
import type { SynthesizedApp, SynthesizedResource, SynthesizedStack } from "./synthesized-app";

/**
 * The app with everything in place of its references that is known before an apply: names, ARNs,
 * other stacks' outputs. What is not becomes `${<stack id>.<address>.<attribute>}`, so that a value
 * which holds `${` is known only at plan, and equal texts mean the same thing in every stack.
 */
export function resolveReferences(app: SynthesizedApp): SynthesizedApp {
  return new Resolver(app).resolveApp();
}

class Resolver {
  private readonly resources = new Map<string, SynthesizedResource>();
  private readonly byState = new Map<string, SynthesizedStack>();
  /** Attributes that are being resolved: one that leads back to itself is known only at plan. */
  private readonly pending = new Set<string>();

  constructor(private readonly app: SynthesizedApp) {
    for (const stack of app.stacks) {
      if (stack.backend) this.byState.set(stateOf(stack.backend.settings), stack);
      for (const resource of [...stack.resources, ...stack.dataSources]) {
        this.resources.set(`${stack.id}.${resource.address}`, resource);
      }
    }
  }

  resolveApp(): SynthesizedApp {
    return { stacks: this.app.stacks.map((stack) => this.resolveStack(stack)) };
  }

  private resolveStack(stack: SynthesizedStack): SynthesizedStack {
    const resolve = (resource: SynthesizedResource): SynthesizedResource => ({
      ...resource,
      attributes: this.resolve(resource.attributes, stack, resource) as typeof resource.attributes,
    });
    return {
      ...stack,
      resources: stack.resources.map(resolve),
      dataSources: stack.dataSources.map(resolve),
      outputs: Object.fromEntries(
        Object.entries(stack.outputs).map(([name, output]) => [
          name,
          { ...output, value: this.resolve(output.value, stack) },
        ]),
      ),
    };
  }

  /** @param owner the resource that the value belongs to, which `self` means */
  private resolve(value: unknown, stack: SynthesizedStack, owner?: SynthesizedResource): unknown {
    if (typeof value === "string") return this.resolveText(value, stack, owner);
    if (Array.isArray(value)) return value.map((item) => this.resolve(item, stack, owner));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, this.resolve(item, stack, owner)]),
    );
  }

  private resolveText(text: string, stack: SynthesizedStack, owner?: SynthesizedResource): unknown {
    if (!text.includes("${")) return text;
    const parts = splitTemplate(text).map((part) =>
      "text" in part ? part.text : this.resolveExpression(part.expression, stack, owner),
    );
    if (parts.length === 1) return parts[0];
    return parts.map((part) => (typeof part === "string" ? part : JSON.stringify(part))).join("");
  }

  private resolveExpression(
    expression: string,
    stack: SynthesizedStack,
    owner?: SynthesizedResource,
  ): unknown {
    const reference = parseReference(expression);
    if (reference) return this.resolveReference(reference, stack, owner);
    // Of anything but a plain reference only the names within it are made unambiguous.
    const qualified = replaceReferences(expression, (within, text) => {
      if (!this.isOfStack(within, stack)) return text;
      const value = this.resolveReference(within, stack, owner);
      if (typeof value !== "string") return canonical(within, stack, owner);
      const [, inner] = /^\$\{([^{}]*)\}$/.exec(value) ?? [];
      return (
        inner ?? (value.includes("${") ? canonical(within, stack, owner) : JSON.stringify(value))
      );
    });
    return `\${${qualified}}`;
  }

  /** Not the variable of a `for`, which looks like a reference, too. */
  private isOfStack({ address }: Reference, stack: SynthesizedStack): boolean {
    return (
      /^(data|ephemeral|local|module|self|var)(\.|$)/.test(address) ||
      this.resources.has(`${stack.id}.${address}`)
    );
  }

  private resolveReference(
    reference: Reference,
    stack: SynthesizedStack,
    owner?: SynthesizedResource,
  ): unknown {
    const unknown = `\${${canonical(reference, stack, owner)}}`;
    const key = `${stack.id}.${reference.address}.${reference.path.join(".")}`;
    if (this.pending.has(key)) return unknown;
    this.pending.add(key);
    try {
      return this.lookUp(reference, stack) ?? unknown;
    } finally {
      this.pending.delete(key);
    }
  }

  private lookUp(reference: Reference, stack: SynthesizedStack): unknown {
    const { address, path } = reference;
    const [attribute, ...rest] = path;
    if (attribute === undefined) return undefined;
    if (address.startsWith("data.terraform_remote_state.")) {
      return attribute === "outputs" ? this.remoteOutput(reference, stack) : undefined;
    }
    // `self` is the resource after the apply, which is not what it is configured to be.
    if (address === "self") return undefined;
    const resource = this.resources.get(`${stack.id}.${address}`);
    if (!resource || address.startsWith("data.")) return undefined;

    const read = (name: string) => {
      const value = this.resolve(resource.attributes[name], stack, resource);
      return typeof value === "string" ? value : undefined;
    };
    const place = accountLocationOf(stack);
    const compute = KNOWN_ATTRIBUTES[resource.type]?.[attribute];
    if (compute && rest.length === 0 && resource.attributes[attribute] === undefined) {
      return place && compute(read, place);
    }
    return follow(this.resolve(resource.attributes[attribute], stack, resource), rest);
  }

  /** An output of the stack whose state the data source reads, if that stack is in the app. */
  private remoteOutput({ address, path }: Reference, stack: SynthesizedStack): unknown {
    const config = this.resources.get(`${stack.id}.${address}`)?.attributes["config"];
    const producer = this.byState.get(stateOf(config));
    const [, output, ...rest] = path;
    if (!producer || output === undefined) return undefined;
    const published = producer.outputs[output];
    return published && follow(this.resolve(published.value, producer), rest);
  }
}

function follow(value: unknown, path: readonly string[]): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof value !== "object" || value === null) return undefined;
  const items = value as Readonly<Record<string, unknown>>;
  return Object.hasOwn(items, step) ? follow(items[step], rest) : undefined;
}

function canonical(
  { address, path }: Reference,
  stack: SynthesizedStack,
  owner?: SynthesizedResource,
): string {
  const where = address === "self" && owner ? owner.address : address;
  return [stack.id, where, ...path].join(".");
}
