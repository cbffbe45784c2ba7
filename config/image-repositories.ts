import { type EcrRepository, repositoryOfArn } from "../lib/ecr";
import { makeNames } from "../lib/names";
import type { NameSections } from "./rules/names";
import type { Sections } from "./rules/rule";

/** The repositories of ECR that tasks may pull from: the environment's own, and those that are declared. */
export function imageRepositories(
  sections: NameSections & Pick<Sections, "iam">,
): readonly EcrRepository[] {
  const { accountId, region, iam } = sections;
  const own = { accountId, region, name: makeNames(sections).repository("*") };
  return [own, ...iam.imageRepositories.map(repositoryOfArn)];
}
