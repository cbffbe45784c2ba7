import { type CasesByRule, ref } from "../fixtures";

const project = (attributes: object) => ({ aws_codebuild_project: { p: { ...attributes } } });
const variable = (attributes: object) =>
  project({ environment: { environment_variable: [{ ...attributes }] } });

export const codebuildCases: CasesByRule = {
  "build-customer-key": {
    silent: { "a key": project({ encryption_key: ref("aws_kms_key.key", "arn") }) },
    fires: {
      none: [project({}), "has no key of the account's own"],
      "AWS's": [
        project({ encryption_key: "arn:aws:kms:eu-west-1:111111111111:alias/aws/s3" }),
        "has no key of the account's own",
      ],
    },
  },
  "build-logs": {
    silent: {
      CloudWatch: project({ logs_config: { cloudwatch_logs: { status: "ENABLED" } } }),
      S3: project({
        logs_config: [
          { cloudwatch_logs: [{ status: "DISABLED" }], s3_logs: [{ status: "ENABLED" }] },
        ],
      }),
    },
    fires: {
      unsaid: [project({}), "says of no log that it is on"],
      off: [
        project({ logs_config: { cloudwatch_logs: { status: "DISABLED" }, s3_logs: {} } }),
        "says of no log that it is on",
      ],
    },
  },
  "build-credentials": {
    silent: {
      "a setting": variable({ name: "SERVICE", type: "PLAINTEXT", value: "web" }),
      "a secret by reference": variable({ name: "TOKEN", type: "PARAMETER_STORE", value: "/t" }),
    },
    fires: {
      "a secret": [
        variable({ name: "NPM_TOKEN", value: "x" }),
        "holds NPM_TOKEN in plain text, which is secret by its name",
      ],
      "a secret by its look, said to be plain": [
        variable({ name: "X", type: "PLAINTEXT", value: "AKIAIOSFODNN7EXAMPLE" }),
        "holds X in plain text, which looks like an AWS access key",
      ],
    },
  },
  "build-source-credentials": {
    silent: {
      "an address": project({ source: { location: "https://github.com/example/shop.git" } }),
      "a user of SSH": project({ source: { location: "git@github.com:example/shop.git" } }),
    },
    fires: {
      "a second address with a token": [
        project({
          source: { location: "https://github.com/example/shop.git" },
          secondary_sources: [{ location: "https://u:p@github.com/example/lib.git" }],
        }),
        "has credentials in the address of its source",
      ],
      "an address with a token": [
        project({ source: [{ location: "https://token@github.com/example/shop.git" }] }),
        "has credentials in the address of its source",
      ],
    },
  },
  "build-not-privileged": {
    silent: { no: project({ environment: { privileged_mode: false } }) },
    fires: {
      "yes, and it builds no image": [
        project({ environment: { privileged_mode: true }, source: { buildspec: "npm test" } }),
        "runs its builds in privileged mode",
      ],
    },
  },
};
