import { makeArns } from "../lib/arns";
import { makeNames } from "../lib/names";
import { partitionOf } from "./regions";
import type { NameSections } from "./rules/names";
import type { Sections } from "./rules/rule";

/** ARN of the role that starts an environment's tasks, and pulls their images. */
export function arnOfExecutionRole(sections: NameSections & Pick<Sections, "iam">): string {
  const { accountId, iam, region } = sections;
  const names = makeNames(sections);
  const arns = makeArns({ partition: partitionOf(region), region, accountId }, names);
  return arns.role(iam.path, names.executionRole);
}
