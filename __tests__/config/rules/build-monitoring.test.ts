import { expect, test } from "@jest/globals";
import { messageFor, minimal, problemsOf } from "../support";

const connectionArn = "arn:aws:codeconnections:us-east-1:111111111111:connection/x";

type Row = readonly [what: string, settings: Readonly<Record<string, unknown>>, message: string];

/** Each is one mistake and gives one line. */
const MISTAKES: readonly Row[] = [
  [
    "a connection that iam does not name",
    { build: { source: { type: "connection", repositoryUrl: "https://github.com/example/shop" } } },
    'dev.build.source.type: "connection" needs a connection that the build may use: set iam.connectionArn',
  ],
  [
    "an archive in a bucket that iam does not name",
    { build: { source: { type: "s3", key: "source.zip" } } },
    'dev.build.source.type: "s3" needs a bucket that the build may use: set iam.artifactBucket',
  ],
  [
    "an address twice",
    { monitoring: { emails: ["a@example.com", "b@example.com", "a@example.com"] } },
    'dev.monitoring.emails[2]: "a@example.com" is in the list already: use each address once',
  ],
];

test.each(MISTAKES)("refuses in build and monitoring %s", (_, settings, message) => {
  expect(messageFor(settings)).toBe(message);
});

/** The edges of what is allowed: a rule that is too strict is a mistake too. */
test.each([
  ["a connection without a source", { iam: { connectionArn } }],
  [
    "a source by connection",
    {
      iam: { connectionArn },
      build: {
        source: {
          type: "connection",
          repositoryUrl: "https://gitlab.com/a/b.git",
          provider: "GITLAB",
        },
      },
    },
  ],
  [
    "an archive",
    { iam: { artifactBucket: "our-sources" }, build: { source: { type: "s3", key: "a/b.zip" } } },
  ],
])("accepts in build and monitoring %s", (_, settings) => {
  expect(problemsOf({ dev: { ...minimal, ...settings } })).toEqual([]);
});
