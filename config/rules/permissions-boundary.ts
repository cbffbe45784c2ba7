import { partitionOf } from "../regions";
import { rule } from "./rule";

/** IAM takes a policy of the same account, or one that AWS manages (its account is `aws`). */
export const permissionsBoundary = rule(["iam", "accountId", "region"], (sections) => {
  const { permissionsBoundaryArn: value } = sections.iam;
  if (value === undefined) return [];
  const [, partition, , , account = ""] = value.split(":");
  const wanted = { partition: partitionOf(sections.region), account: sections.accountId };
  if (partition === wanted.partition && ["aws", wanted.account].includes(account)) return [];
  const message =
    "is not a policy of this environment's account and partition: use one that starts with " +
    `arn:${wanted.partition}:iam::${wanted.account}:policy/ or arn:${wanted.partition}:iam::aws:policy/`;
  return [{ path: ["iam", "permissionsBoundaryArn"], value, message }];
});
