import { partitionOf } from "../regions";
import { rule } from "./rule";

/** The build role may use connections of its own account, in any region. */
export const connectionAccount = rule(["iam", "accountId", "region"], (sections) => {
  const { connectionArn: value } = sections.iam;
  if (value === undefined) return [];
  const [, partition, , , account] = value.split(":");
  const wanted = { partition: partitionOf(sections.region), account: sections.accountId };
  if (partition === wanted.partition && account === wanted.account) return [];
  const message =
    "is not a connection of this environment's account and partition: " +
    `use one of account ${wanted.account} in partition ${wanted.partition}`;
  return [{ path: ["iam", "connectionArn"], value, message }];
});
