import { repeated, rule } from "./rule";

/** What a source is reached with: the build role is granted that, in `iam`. */
const NEEDS = {
  connection: { setting: "connectionArn", what: "a connection" },
  s3: { setting: "artifactBucket", what: "a bucket" },
} as const;

export const buildSource = rule(["build", "iam"], ({ build, iam }) => {
  if (!build.source) return [];
  const { type: value } = build.source;
  const { setting, what } = NEEDS[value];
  if (iam[setting] !== undefined) return [];
  const message = `needs ${what} that the build may use: set iam.${setting}`;
  return [{ path: ["build", "source", "type"], value, message }];
});

/** A topic has one subscription for an address. */
export const emailsUnique = rule(["monitoring"], ({ monitoring: { emails } }) =>
  repeated(emails).map((index) => ({
    path: ["monitoring", "emails", index],
    value: emails[index],
    message: "is in the list already: use each address once",
  })),
);
