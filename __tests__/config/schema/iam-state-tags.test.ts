import { expect, test } from "@jest/globals";
import { messageFor } from "../support";

type Row = readonly [what: string, settings: Readonly<Record<string, unknown>>, message: string];

/** Each is one mistake and gives one line. */
const MISTAKES: readonly Row[] = [
  [
    "a role name of 65 characters",
    { names: { taskRole: "r".repeat(65) } },
    'dev.names.taskRole: "rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr" is not valid: use 1 to 64 letters, digits and _ + = , . @ -',
  ],
  [
    "a parameter without its slash",
    { names: { imageParameter: "learner/image" } },
    'dev.names.imageParameter: "learner/image" is not valid: start with a slash; use letters, digits and _ . - and single slashes between the levels (for example /learner/imagearn/value)',
  ],
  [
    "a cluster that starts with a digit",
    { names: { cluster: "1cluster" } },
    'dev.names.cluster: "1cluster" is not valid: use 1 to 255 letters, digits, _ and -, a letter first',
  ],
  [
    "a boundary that is no ARN",
    { iam: { permissionsBoundaryArn: "boundary" } },
    'dev.iam.permissionsBoundaryArn: "boundary" is not valid: use the ARN of an IAM managed policy (for example arn:aws:iam::111111111111:policy/boundary)',
  ],
  [
    "a key that would be gone in five days",
    { iam: { keyDeletionWindowDays: 5 } },
    "dev.iam.keyDeletionWindowDays: 5 is too small: use 7 to 30 days",
  ],
  [
    "a path without slashes",
    { iam: { path: "learner" } },
    'dev.iam.path: "learner" is not valid: start and end the path with a slash, 512 characters at most (for example /learner/)',
  ],
  [
    "a bucket with an underscore",
    { state: { bucket: "my_bucket" } },
    'dev.state.bucket: "my_bucket" is not valid: use an S3 bucket name of 3 to 63 lower-case letters, digits and hyphens',
  ],
  [
    "more versions than S3 counts",
    { state: { noncurrentVersionsKept: 101 } },
    "dev.state.noncurrentVersionsKept: 101 is too large: use 1 to 100",
  ],
  [
    "a tag key that AWS reserves",
    { tags: { additional: { "aws:owner": "me" } } },
    'dev.tags.additional["aws:owner"]: is not a valid key: use 1 to 128 letters, digits, spaces and _ . : / = + - @, not starting with aws: (AWS reserves it)',
  ],
  [
    "a character that tags do not take",
    { tags: { teamName: "a|b" } },
    'dev.tags.teamName: "a|b" is not valid: use at most 256 letters, digits, spaces and _ . : / = + - @',
  ],
  [
    "a tag that is a number",
    { tags: { additional: { "cost-centre": 42 } } },
    "dev.tags.additional.cost-centre: 42 is not a string: use at most 256 letters, digits, spaces and _ . : / = + - @",
  ],
];

test.each(MISTAKES)("refuses in names, iam, state and tags %s", (_, settings, message) => {
  expect(messageFor(settings)).toBe(message);
});
