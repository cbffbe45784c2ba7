import { expect, test } from "@jest/globals";
import { imageUri } from "../../../config/schema/image";
import { messageFor, plainAlb, problemsOf, minimal, web } from "../support";

/** Words whose grammar AWS publishes, one wrong in each row; the message names the setting. */
test.each([
  [
    "a bucket called like an address",
    { iam: { artifactBucket: "10.0.0.1" } },
    "iam.artifactBucket",
  ],
  ["a bucket with two dots", { iam: { artifactBucket: "shop..sources" } }, "iam.artifactBucket"],
  [
    "a policy's ARN with a space",
    { iam: { permissionsBoundaryArn: "arn:aws:iam::111111111111:policy/a b" } },
    "iam.permissionsBoundaryArn",
  ],
  [
    "a policy's name that is too long",
    { iam: { permissionsBoundaryArn: `arn:aws:iam::111111111111:policy/${"a".repeat(129)}` } },
    "iam.permissionsBoundaryArn",
  ],
  [
    "a connection's ARN with a wildcard",
    { iam: { connectionArn: "arn:aws:codeconnections:us-east-1:111111111111:connection/*" } },
    "iam.connectionArn",
  ],
  [
    "a connection in a region that does not exist",
    {
      iam: { connectionArn: "arn:aws:codeconnections:us-esat-1:111111111111:connection/0a1b2c3d" },
    },
    "iam.connectionArn",
  ],
  [
    "a certificate's ARN with a space",
    {
      alb: {
        ingressCidrs: ["0.0.0.0/0"],
        certificate: { type: "given", arn: "arn:aws:acm:us-east-1:111111111111:certificate/a b" },
      },
    },
    "alb.certificate.arn",
  ],
  [
    "more names than a certificate takes",
    {
      alb: {
        ingressCidrs: ["0.0.0.0/0"],
        certificate: {
          type: "issued",
          domainName: "example.com",
          hostedZoneId: "Z0123456789",
          alternativeNames: Array.from({ length: 100 }, (_, index) => `n${index}.example.com`),
        },
      },
    },
    "alb.certificate.alternativeNames",
  ],
  [
    "a web ACL without its id",
    { alb: { ...plainAlb, webAclArn: "arn:aws:wafv2:us-east-1:111111111111:regional/webacl/web" } },
    "alb.webAclArn",
  ],
  [
    "a resource in a region that does not exist",
    web({
      statements: [
        { actions: ["sqs:SendMessage"], resources: ["arn:aws:sqs:us-esat-1:111111111111:jobs"] },
      ],
    }),
    "services.web.statements[0].resources[0]",
  ],
  [
    "an image with an upper-case repository",
    web({ sidecars: { proxy: { image: "example.com/Proxy:1", memoryMiB: 64 } } }),
    "services.web.sidecars.proxy.image",
  ],
] as const)("refuses %s", (_, settings, path) => {
  expect(problemsOf({ dev: { ...minimal, ...settings } }).map((problem) => problem.path)).toEqual([
    `dev.${path}`,
  ]);
});

test("names the regions of the partition, and the one that was meant", () => {
  const statements = [
    { actions: ["sqs:SendMessage"], resources: ["arn:aws-cn:sqs:cn-nroth-1:111111111111:jobs"] },
  ];
  expect(messageFor({ region: "cn-north-1", ...web({ statements }) })).toBe(
    'dev.services.web.statements[0].resources[0]: "arn:aws-cn:sqs:cn-nroth-1:111111111111:jobs" is in a region that aws-cn has not: use cn-north-1, cn-northwest-1 (did you mean cn-north-1?)',
  );
});

test("takes ARNs of services without a region, and of any region of the partition", () => {
  const resources = ["arn:aws:s3:::jobs/*", "arn:aws:sqs:eu-west-1:222222222222:jobs"];
  const statements = [{ actions: ["sqs:SendMessage"], resources }];
  expect(messageFor(web({ statements }))).toBe("(no problem)");
});

const DIGEST = `sha256:${"0a".repeat(32)}`;

test.each([
  "busybox",
  "busybox:1.37",
  "localhost:5000/a/b-c__d:v1_2.3",
  `111111111111.dkr.ecr.us-east-1.amazonaws.com/team/agent@${DIGEST}`,
  `public.ecr.aws/docker/library/busybox:1.37@${DIGEST}`,
])("takes the image %s", (image) => {
  expect(imageUri.safeParse(image).success).toBe(true);
});

test.each([
  "https://example.com/a:1",
  "example.com/a:",
  "example.com/a:-1",
  "example.com//a:1",
  "example.com/a/:1",
  `example.com/a@${DIGEST.slice(0, -1)}`,
  "example.com/a@sha256:latest",
  "example.com/a_-b:1",
  `example.com/${"a".repeat(250)}:1`,
])("refuses the image %s", (image) => {
  expect(imageUri.safeParse(image).success).toBe(false);
});
