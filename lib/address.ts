import type { TerraformResource } from "cdktf";

/** A resource's address, for where Terraform takes no expression: `depends_on`, `replace_triggered_by`. */
export function addressOf(resource: TerraformResource): string {
  return `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
}
