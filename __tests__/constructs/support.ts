import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { TerraformStack } from "cdktf";
import { resolveTokens, resourcesOf } from "#testing";
import { emptyStack } from "../empty-stack";

/** An empty stack with the provider, without which cdktf does not synthesize a resource. */
export function awsStack(): TerraformStack {
  const stack = emptyStack();
  new AwsProvider(stack, "aws", { region: "us-east-1" });
  return stack;
}

/** Builds one construct in a stack of its own. */
export function build<T>(make: (scope: TerraformStack) => T): {
  readonly stack: TerraformStack;
  readonly made: T;
} {
  const stack = awsStack();
  return { stack, made: make(stack) };
}

/** The one resource of a type. */
export function only(stack: TerraformStack, type: string) {
  const [resource, ...others] = resourcesOf(stack, type);
  if (!resource || others.length > 0) {
    throw new Error(`not one ${type} but ${resource ? others.length + 1 : 0}`);
  }
  return resource;
}

/** How Terraform writes an attribute of the one resource of a type. */
export function reference(stack: TerraformStack, type: string, attribute: string): string {
  return `\${${type}.${only(stack, type).name}.${attribute}}`;
}

/** How Terraform reads a value that a construct hands out. */
export function resolved(scope: TerraformStack, value: unknown): unknown {
  return resolveTokens(value, scope);
}
