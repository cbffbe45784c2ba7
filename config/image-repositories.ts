import { type EcrRepository, repositoryOfArn } from "../lib/ecr";
import { makeNames, repositoryName } from "../lib/names";
import type { NameSections } from "./rules/names";
import type { Sections } from "./rules/rule";

type Declaring = Pick<Sections, "build" | "iam" | "region">;

/** The repositories of ECR that tasks may pull from: the environment's own, and those that are declared. */
export function imageRepositories(sections: NameSections & Declaring): readonly EcrRepository[] {
  const { accountId, region } = sections;
  const own = { accountId, region, name: makeNames(sections).repository("*") };
  return [own, ...declaredRepositories(sections)];
}

/** Those besides its own: one by one, and all of the environment that images are promoted from. */
export function declaredRepositories({ build, iam, region }: Declaring): readonly EcrRepository[] {
  const { promoteFrom } = build;
  return [
    ...iam.imageRepositories.map(repositoryOfArn),
    ...(promoteFrom
      ? [
          {
            accountId: promoteFrom.accountId,
            region: promoteFrom.region ?? region,
            name: repositoryName(promoteFrom.namePrefix, "*"),
          },
        ]
      : []),
  ];
}
