import { makeNames } from "../../lib/names";
import { partitionOf } from "../regions";
import { NAME_SECTIONS } from "./names";
import { unknownRegion } from "./regions";
import { repeated, rule } from "./rule";

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

/** The build role may use connections of its own account, in any region. */
export const connectionAccount = rule(["iam", "accountId", "region"], (sections) => {
  const { connectionArn: value } = sections.iam;
  if (value === undefined) return [];
  const [, partition, , region = "", account] = value.split(":");
  const wanted = { partition: partitionOf(sections.region), account: sections.accountId };
  const path = ["iam", "connectionArn"];
  if (partition === wanted.partition && account === wanted.account) {
    return unknownRegion(path, value, wanted.partition, region);
  }
  const message =
    "is not a connection of this environment's account and partition: " +
    `use one of account ${wanted.account} in partition ${wanted.partition}`;
  return [{ path, value, message }];
});

/** The build reads everything in its bucket, and a state tells a lot about the account. */
export const artifactBucket = rule([...NAME_SECTIONS, "iam"], (sections) => {
  const { artifactBucket: value } = sections.iam;
  if (value !== makeNames(sections).stateBucket) return [];
  const message = "is the state bucket, which builds must not read: use a bucket of its own";
  return [{ path: ["iam", "artifactBucket"], value, message }];
});

/** An image comes from any account and region of the partition. */
export const imageRepositories = rule(["iam", "region"], ({ iam, region: own }) => {
  const wanted = partitionOf(own);
  const { imageRepositories: list } = iam;
  const again = repeated(list);
  return list.flatMap((value, index) => {
    const path = ["iam", "imageRepositories", index];
    const [, partition, , region = ""] = value.split(":");
    if (again.includes(index)) {
      return [{ path, value, message: "is in the list already: use each repository once" }];
    }
    if (partition === wanted) return unknownRegion(path, value, wanted, region);
    const message = `is in another partition than the environment: use an ARN that starts with arn:${wanted}:ecr:`;
    return [{ path, value, message }];
  });
});
