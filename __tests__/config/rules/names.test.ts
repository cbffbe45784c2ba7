import { expect, test } from "@jest/globals";
import { messageFor } from "../support";

type Row = readonly [what: string, settings: Readonly<Record<string, unknown>>, message: string];

/** Each is one mistake and gives one line. */
const MISTAKES: readonly Row[] = [
  [
    "of two roles that are equal",
    { names: { taskRole: "learner-build-role" } },
    'dev.names.taskRole: "learner-build-role" is the name of the buildRole too: use a name of its own for each role',
  ],
  [
    "of two roles that differ in case only",
    { names: { taskRole: "Worker", executionRole: "worker" } },
    'dev.names.taskRole: "Worker" is the name of the executionRole too: use a name of its own for each role',
  ],
  [
    "of a role that is the flow-log role's",
    { names: { executionRole: "learner-flow-log-role" } },
    'dev.names.executionRole: "learner-flow-log-role" is the name of the flowLogRole too: use a name of its own for each role',
  ],
  [
    "of parameters that are too long",
    { names: { imageParameter: `/${"x".repeat(1000)}` } },
    "dev.names.imageParameter: makes a parameter whose ARN has 1045 characters, Parameter Store takes 1011: shorten it by 34",
  ],
  [
    "of parameters with 16 levels",
    { names: { imageParameter: "/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p" } },
    "dev.names.imageParameter: makes a parameter of 16 levels, Parameter Store takes 15: leave out 1",
  ],
  [
    "of parameters under /aws",
    { names: { imageParameter: "/AWS/image" } },
    'dev.names.imageParameter: "/AWS/image" starts with aws or ssm, which Parameter Store refuses in the names of parameters: use another beginning',
  ],
  [
    "that start with aws",
    { namePrefix: "aws-learner" },
    'dev.namePrefix: "aws-learner" starts with aws or ssm, which Parameter Store refuses in the names of parameters: use another beginning',
  ],
  [
    "of buckets that S3 reserves",
    { namePrefix: "sthree-x" },
    'dev.namePrefix: makes the bucket name "sthree-x-state-111111111111-us-east-1", and S3 reserves names with "sthree-": use another name for the bucket (state.bucket) or another prefix',
  ],
  [
    "of a configuration value that is the image parameter",
    {
      names: { imageParameter: "/learner/config/app/image" },
      ssm: { config: { "app/image": "x" } },
    },
    'dev.ssm.config["app/image"]: makes the parameter "/learner/config/app/image", which is the image parameter: use another name for one of them',
  ],
  [
    "of a secret that is the image parameter",
    { names: { imageParameter: "/learner/secrets/image" }, ssm: { secrets: { image: {} } } },
    'dev.ssm.secrets.image: makes the parameter "/learner/secrets/image", which is the image parameter: use another name for one of them',
  ],
  [
    "of configuration values with 16 levels",
    { ssm: { config: { "a/b/c/d/e/f/g/h/i/j/k/l/m/n": "x" } } },
    'dev.ssm.config["a/b/c/d/e/f/g/h/i/j/k/l/m/n"]: makes a parameter of 16 levels, Parameter Store takes 15: leave out 1',
  ],
  [
    "of two secrets with one variable",
    { ssm: { secrets: { "app/key": {}, "app-key": {} } } },
    'dev.ssm.secrets.app-key: would be set by TF_VAR_secret_app_key, as the secret "app/key" is: use another name for one of them',
  ],
];

test.each(MISTAKES)("refuses names %s", (_, settings, message) => {
  expect(messageFor(settings)).toBe(message);
});
