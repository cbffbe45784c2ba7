import { type TerraformResource, TerraformStack } from "cdktf";

interface ImportBlock {
  readonly to: string;
  readonly id: string;
}

const blocks = new WeakMap<TerraformStack, ImportBlock[]>();

/**
 * Lets Terraform take over a resource that exists before it first runs (an `import` block).
 *
 * Not by cdktf's `importFrom()`: that runs the terraform command at every synth to learn its version.
 * @param id by which the provider imports it; an expression must be known when Terraform plans
 */
export function adopt(resource: TerraformResource, id: string): void {
  const stack = TerraformStack.of(resource);
  const to = `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
  const all = [...(blocks.get(stack) ?? []), { to, id }];
  blocks.set(stack, all);
  stack.addOverride("import", all);
}
