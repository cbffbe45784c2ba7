import { type IResolvable, ref, TerraformStack } from "cdktf";

/** What cdktf makes of a reference to a resource, as far as it matters here. */
interface Reference extends IResolvable {
  readonly identifier: string;
  readonly originStack?: TerraformStack;
}

/**
 * Resolves tokens, none of which may refer to a resource of another stack: stacks read nothing of each
 * other but published outputs (docs/decisions/contracts-between-stacks.md). cdktf would resolve all of
 * them twice to publish such a resource behind everybody's back.
 * @throws Error with the stacks and the reference
 */
export function withOwnReferences<T>(resolve: () => T): T {
  // cdktf exports a function that makes references, and not their class.
  const references = Object.getPrototypeOf(ref("any")) as Reference;
  // Called as the reference's own below.
  // eslint-disable-next-line @typescript-eslint/unbound-method
  const { resolve: resolveReference } = references;
  references.resolve = function (context) {
    const stack = TerraformStack.of(context.scope);
    if (this.originStack && this.originStack !== stack) {
      throw new Error(
        `${stack.node.id} refers to ${this.identifier}, which ${this.originStack.node.id} makes: publish ` +
          "an output there, and read it with outputsFor(this).",
      );
    }
    return resolveReference.call(this, context) as unknown;
  };
  try {
    return resolve();
  } finally {
    references.resolve = resolveReference;
  }
}
