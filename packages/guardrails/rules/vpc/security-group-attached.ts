import { SECURITY_GROUP_RULES, type SynthesizedResource } from "#terraform";
import type { Guardrail } from "../../guardrail";
import { refersTo } from "../../support/references";

/** Rules name a group without giving anything to it. */
const RULES: ReadonlySet<string> = new Set(["aws_security_group", ...SECURITY_GROUP_RULES]);

export const securityGroupAttached: Guardrail = {
  id: "security-group-attached",
  title: "Every security group guards something",
  checks: ["CKV2_AWS_5"],
  severity: "low",
  types: ["aws_security_group"],
  remedy: "attach it, or remove it",
  check: (group, context) =>
    context.resources.some((resource) => !RULES.has(resource.type) && uses(resource, group))
      ? undefined
      : "guards nothing",
};

function uses(resource: SynthesizedResource, group: SynthesizedResource): boolean {
  return groupLists(resource.attributes).some((value) => refersTo(value, group));
}

/** Every value of an attribute that names security groups, however deep. */
function groupLists(value: unknown): readonly unknown[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(groupLists);
  return Object.entries(value).flatMap(([name, member]) =>
    /security_group(_id)?s?$/.test(name) ? [member] : groupLists(member),
  );
}
