import { partitionOf } from "../regions";
import { arnOfExecutionRole } from "../execution-role";
import { NAME_SECTIONS } from "./names";
import { inSameWorld, type Named, repeated, rule, ruleAcross, type Sections } from "./rule";

/** Images come from another environment of the partition. */
export const promotionSource = rule(
  ["build", "accountId", "region", "namePrefix"],
  ({ build: { promoteFrom }, accountId, region: own, namePrefix }) => {
    if (!promoteFrom) return [];
    const { region = own } = promoteFrom;
    const path = ["build", "promoteFrom"];
    if (partitionOf(region) !== partitionOf(own)) {
      const message =
        "is in another partition than the environment, from which nothing can be pulled: " +
        `use a region of ${partitionOf(own)}`;
      return [{ path: [...path, "region"], value: region, message }];
    }
    const isItself =
      promoteFrom.accountId === accountId &&
      promoteFrom.namePrefix === namePrefix &&
      region === own;
    if (!isItself) return [];
    const message =
      "is this environment itself, whose images it pulls anyway: name another, or leave it out";
    return [{ path, message }];
  },
);

/** Roles of the environment's own account need no policy of a repository. */
export const promotionTargets = rule(["build", "accountId", "region"], (sections) => {
  const { build, accountId, region } = sections;
  const { promotedTo } = build;
  const again = repeated(promotedTo);
  return promotedTo.flatMap((value, index) => {
    const path = ["build", "promotedTo", index];
    const [, partition, , , account] = value.split(":");
    if (again.includes(index)) {
      return [{ path, value, message: "is in the list already: use each role once" }];
    }
    if (partition !== partitionOf(region)) {
      const message = `is in another partition than the environment: use an ARN that starts with arn:${partitionOf(region)}:iam:`;
      return [{ path, value, message }];
    }
    if (account !== accountId) return [];
    const message =
      "is a role of this environment's account, which needs no policy of a repository: leave it out";
    return [{ path, value, message }];
  });
});

/** Both sides say it: each environment's stacks are made from its own file alone. */
export const promotionAllowed = ruleAcross(
  ["build", "iam", "emulatorEndpoint", ...NAME_SECTIONS],
  (earlier, later) => [...unallowed(earlier, later), ...unallowed(later, earlier)],
);

type Promoting = Named<
  Pick<Sections, "build" | "iam" | "emulatorEndpoint" | (typeof NAME_SECTIONS)[number]>
>;

function unallowed(source: Promoting, target: Promoting) {
  const { promoteFrom } = target.build;
  if (!promoteFrom || !inSameWorld(source, target)) return [];
  const { accountId, namePrefix, region = target.region } = promoteFrom;
  const isMeant =
    accountId === source.accountId && namePrefix === source.namePrefix && region === source.region;
  if (!isMeant || accountId === target.accountId) return [];
  const role = arnOfExecutionRole(target);
  if (source.build.promotedTo.includes(role)) return [];
  const message =
    `does not name the execution role of ${target.name}, which pulls from here (build.promoteFrom): ` +
    `add "${role}"`;
  return [{ path: [source.name, "build", "promotedTo"], message }];
}
