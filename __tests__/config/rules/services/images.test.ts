import { expect, test } from "@jest/globals";
import { messageFor, minimal, problemsOf, web, worker } from "../../support";

type Row = readonly [what: string, settings: Readonly<Record<string, unknown>>, message: string];

/** Each is one mistake and gives one line. */
const MISTAKES: readonly Row[] = [
  [
    "that another service names",
    {
      services: {
        a: { ...worker, imageParameter: "/learner/services/x/image" },
        b: { ...worker, imageParameter: "/learner/services/x/image" },
      },
    },
    'dev.services.b.imageParameter: "/learner/services/x/image" is the image parameter of a too: use one of its own for each service',
  ],
  [
    "that a later service has by default",
    { services: { a: { ...worker, imageParameter: "/learner/services/b/image" }, b: worker } },
    'dev.services.a.imageParameter: "/learner/services/b/image" is the image parameter of b too: use one of its own for each service',
  ],
  [
    "that an earlier service has by default",
    { services: { a: worker, b: { ...worker, imageParameter: "/learner/services/a/image" } } },
    'dev.services.b.imageParameter: "/learner/services/a/image" is the image parameter of a too: use one of its own for each service',
  ],
  [
    "that is a setting",
    {
      ssm: { config: { "app/image": "x" } },
      ...web({ imageParameter: "/learner/config/app/image" }),
    },
    'dev.services.web.imageParameter: "/learner/config/app/image" is a parameter that the build may not write: use one such as /learner/services/shop/image, or /learner/imagearn/value',
  ],
  [
    "that is a secret",
    { ssm: { secrets: { image: {} } }, ...web({ imageParameter: "/learner/secrets/image" }) },
    'dev.services.web.imageParameter: "/learner/secrets/image" is a parameter that the build may not write: use one such as /learner/services/shop/image, or /learner/imagearn/value',
  ],
  [
    "outside the environment's path",
    web({ imageParameter: "/other/image" }),
    'dev.services.web.imageParameter: "/other/image" is a parameter that the build may not write: use one such as /learner/services/shop/image, or /learner/imagearn/value',
  ],
  [
    "that is the published one of two services",
    {
      services: {
        a: { ...worker, imageParameter: "/learner/imagearn/value" },
        b: { ...worker, imageParameter: "/learner/imagearn/value" },
      },
    },
    'dev.services.b.imageParameter: "/learner/imagearn/value" is the image parameter of a too: use one of its own for each service',
  ],
  [
    "that belongs to no service",
    web({ imageParameter: "/learner/services/image" }),
    'dev.services.web.imageParameter: "/learner/services/image" is a parameter that the build may not write: use one such as /learner/services/shop/image, or /learner/imagearn/value',
  ],
  [
    "whose path only starts like the environment's",
    web({ imageParameter: "/learner-two/services/web/image" }),
    'dev.services.web.imageParameter: "/learner-two/services/web/image" is a parameter that the build may not write: use one such as /learner/services/shop/image, or /learner/imagearn/value',
  ],
];

test.each(MISTAKES)("refuses an image parameter %s", (_, settings, message) => {
  expect(messageFor(settings)).toBe(message);
});

/** The edges of what is allowed: a rule that is too strict is a mistake too. */
test.each([
  ["that is the published one", web({ imageParameter: "/learner/imagearn/value" })],
  [
    "that is the published one under a name of its own",
    { names: { imageParameter: "/shared/image" }, ...web({ imageParameter: "/shared/image" }) },
  ],
  ["of 15 levels", web({ imageParameter: "/learner/services/c/d/e/f/g/h/i/j/k/l/m/n/image" })],
])("accepts an image parameter %s", (_, settings) => {
  expect(problemsOf({ dev: { ...minimal, ...settings } })).toEqual([]);
});

const agent = "222222222222.dkr.ecr.us-east-1.amazonaws.com/team/agent:1";
const sidecar = (image: string) => web({ sidecars: { agent: { image, memoryMiB: 64 } } });
const declared = ["arn:aws:ecr:us-east-1:222222222222:repository/team/agent"];

test("refuses a sidecar from a repository of ECR that is not declared", () => {
  expect(messageFor(sidecar(agent))).toBe(
    `dev.services.web.sidecars.agent.image: "${agent}" is in a repository of ECR that tasks may not pull from: add the repository's ARN to iam.imageRepositories`,
  );
});

test.each([
  ["that is declared", { iam: { imageRepositories: declared }, ...sidecar(agent) }],
  ["of the environment", sidecar("111111111111.dkr.ecr.us-east-1.amazonaws.com/learner/agent:1")],
  ["that is public", sidecar("public.ecr.aws/docker/library/busybox:1.37")],
])("takes a sidecar from a repository %s", (_, settings) => {
  expect(messageFor(settings)).toBe("(no problem)");
});

test.each([
  [
    "twice",
    [...declared, ...declared],
    `dev.iam.imageRepositories[1]: "${String(declared[0])}" is in the list already: use each repository once`,
  ],
  [
    "of another partition",
    ["arn:aws-cn:ecr:cn-north-1:222222222222:repository/a1"],
    'dev.iam.imageRepositories[0]: "arn:aws-cn:ecr:cn-north-1:222222222222:repository/a1" is in another partition than the environment: use an ARN that starts with arn:aws:ecr:',
  ],
  [
    "by a pattern",
    ["arn:aws:ecr:us-east-1:222222222222:repository/*"],
    'dev.iam.imageRepositories[0]: "arn:aws:ecr:us-east-1:222222222222:repository/*" is not valid: use the ARN of a repository of ECR, without wildcards (for example arn:aws:ecr:us-east-1:111111111111:repository/team/agent)',
  ],
])("refuses a repository %s", (_, imageRepositories, message) => {
  expect(messageFor({ iam: { imageRepositories } })).toBe(message);
});
