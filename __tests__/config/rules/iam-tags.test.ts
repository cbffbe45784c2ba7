import { expect, test } from "@jest/globals";
import { messageFor } from "../support";

type Row = readonly [what: string, settings: Readonly<Record<string, unknown>>, message: string];

/** Each is one mistake and gives one line. */
const MISTAKES: readonly Row[] = [
  [
    "a boundary of another account",
    { iam: { permissionsBoundaryArn: "arn:aws:iam::222222222222:policy/b" } },
    `dev.iam.permissionsBoundaryArn: "arn:aws:iam::222222222222:policy/b" is not a policy of this environment's account and partition: use one that starts with arn:aws:iam::111111111111:policy/ or arn:aws:iam::aws:policy/`,
  ],
  [
    "a boundary of another partition",
    { iam: { permissionsBoundaryArn: "arn:aws-cn:iam::aws:policy/b" } },
    `dev.iam.permissionsBoundaryArn: "arn:aws-cn:iam::aws:policy/b" is not a policy of this environment's account and partition: use one that starts with arn:aws:iam::111111111111:policy/ or arn:aws:iam::aws:policy/`,
  ],
  [
    "a connection of another partition",
    { iam: { connectionArn: "arn:aws-cn:codeconnections:us-east-1:111111111111:connection/x" } },
    `dev.iam.connectionArn: "arn:aws-cn:codeconnections:us-east-1:111111111111:connection/x" is not a connection of this environment's account and partition: use one of account 111111111111 in partition aws`,
  ],
  [
    "a connection of another account",
    { iam: { connectionArn: "arn:aws:codestar-connections:us-east-1:222222222222:connection/x" } },
    `dev.iam.connectionArn: "arn:aws:codestar-connections:us-east-1:222222222222:connection/x" is not a connection of this environment's account and partition: use one of account 111111111111 in partition aws`,
  ],
  [
    "the state bucket for artifacts",
    { iam: { artifactBucket: "learner-state-111111111111-us-east-1" } },
    'dev.iam.artifactBucket: "learner-state-111111111111-us-east-1" is the state bucket, which builds must not read: use a bucket of its own',
  ],
  [
    "a tag that the project sets",
    { tags: { additional: { Stack: "x" } } },
    "dev.tags.additional.Stack: is the tag Stack of this project once more (IAM ignores case): use another key",
  ],
  [
    "the Name tag in lower case",
    { tags: { additional: { name: "x" } } },
    "dev.tags.additional.name: is the tag Name of this project once more (IAM ignores case): use another key",
  ],
  [
    "a tag that has a setting",
    { tags: { additional: { TeamName: "x" } } },
    "dev.tags.additional.TeamName: is the tag TeamName of this project once more (IAM ignores case): set tags.teamName",
  ],
  [
    "two tags that differ in case only",
    { tags: { additional: { Owner: "x", owner: "y" } } },
    "dev.tags.additional.owner: is the tag Owner once more (IAM ignores case): use another key",
  ],
];

test.each(MISTAKES)("refuses in iam and tags %s", (_, settings, message) => {
  expect(messageFor(settings)).toBe(message);
});
