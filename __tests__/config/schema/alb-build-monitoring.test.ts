import { expect, test } from "@jest/globals";
import { messageFor, plainAlb } from "../support";

type Row = readonly [what: string, settings: Readonly<Record<string, unknown>>, message: string];

/** What a source needs. */
const iam = {
  artifactBucket: "shop-sources",
  connectionArn:
    "arn:aws:codeconnections:us-east-1:111111111111:connection/01234567-89ab-cdef-0123-456789abcdef",
};

/** Each is one mistake and gives one line. */
const MISTAKES: readonly Row[] = [
  [
    "a load balancer open to nobody",
    { alb: { plainHttp: true, ingressCidrs: [] } },
    'dev.alb.ingressCidrs: [] is too short: name at least one IPv4 block (["0.0.0.0/0"] is everybody)',
  ],
  [
    "a load balancer that does not say to whom it is open",
    { alb: { plainHttp: true } },
    'dev.alb.ingressCidrs: is missing: use a list of IPv4 blocks (for example ["0.0.0.0/0"])',
  ],
  [
    "an old TLS policy",
    { alb: { ...plainAlb, tlsPolicy: "ELBSecurityPolicy-2016-08" } },
    'dev.alb.tlsPolicy: "ELBSecurityPolicy-2016-08" is not allowed: use one of ELBSecurityPolicy-TLS13-1-2-2021-06, ELBSecurityPolicy-TLS13-1-2-Res-2021-06, ELBSecurityPolicy-TLS13-1-3-2021-06',
  ],
  [
    "a certificate's name with capitals",
    {
      alb: {
        ingressCidrs: ["0.0.0.0/0"],
        certificate: { type: "issued", domainName: "Example.com", hostedZoneId: "Z0123456789" },
      },
    },
    'dev.alb.certificate.domainName: "Example.com" is not valid: use a domain name in lower case (for example app.example.com)',
  ],
  [
    "a certificate's name that is too long for ACM",
    {
      alb: {
        ingressCidrs: ["0.0.0.0/0"],
        certificate: {
          type: "issued",
          domainName: `${"a".repeat(61)}.com`,
          hostedZoneId: "Z0123456789",
        },
      },
    },
    'dev.alb.certificate.domainName: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.com" is too long: use a domain name of at most 64 characters',
  ],
  [
    "a zone by its name",
    {
      alb: {
        ingressCidrs: ["0.0.0.0/0"],
        certificate: { type: "issued", domainName: "example.com", hostedZoneId: "example.com" },
      },
    },
    'dev.alb.certificate.hostedZoneId: "example.com" is not valid: use the ID of a Route 53 hosted zone (for example Z0123456789ABCDEFGHIJ)',
  ],
  [
    "a web ACL of CloudFront",
    { alb: { ...plainAlb, webAclArn: "arn:aws:wafv2:us-east-1:111111111111:global/webacl/a/b" } },
    'dev.alb.webAclArn: "arn:aws:wafv2:us-east-1:111111111111:global/webacl/a/b" is not valid: use the ARN of a regional WAF web ACL (for example arn:aws:wafv2:us-east-1:111111111111:regional/webacl/web/0a1b2c3d)',
  ],
  [
    "a connection that is closed at once",
    { alb: { ...plainAlb, idleTimeoutSeconds: 0 } },
    "dev.alb.idleTimeoutSeconds: 0 is too small: use 1 to 4000",
  ],
  [
    "an unknown scheme",
    { alb: { ...plainAlb, scheme: "public" } },
    'dev.alb.scheme: "public" is not allowed: use one of internet-facing, internal',
  ],
  [
    "a key with a slash first",
    { iam, build: { source: { type: "s3", key: "/a.zip" } } },
    'dev.build.source.key: "/a.zip" is not valid: use the key of a ZIP archive, without the bucket and without a slash first (for example shop/source.zip)',
  ],
  [
    "a provider in lower case",
    {
      iam,
      build: {
        source: { type: "connection", provider: "github", repositoryUrl: "https://github.com/a/b" },
      },
    },
    'dev.build.source.provider: "github" is not allowed: use one of GITHUB, GITLAB, BITBUCKET (did you mean GITHUB?)',
  ],
  [
    "a repository by SSH",
    { iam, build: { source: { type: "connection", repositoryUrl: "ssh://github.com/a/b" } } },
    "dev.build.source.repositoryUrl: is not valid: use the repository's HTTPS address without user or password (for example https://github.com/example/shop.git)",
  ],
  [
    "no image to keep",
    { build: { imagesKept: 0 } },
    "dev.build.imagesKept: 0 is too small: use 1 to 1000",
  ],
  [
    "a build that is given up too early",
    { build: { timeoutMinutes: 4 } },
    "dev.build.timeoutMinutes: 4 is too small: use 5 to 480",
  ],
  [
    "a machine that does not exist",
    { build: { computeType: "SMALL" } },
    'dev.build.computeType: "SMALL" is not allowed: use one of BUILD_GENERAL1_SMALL, BUILD_GENERAL1_MEDIUM, BUILD_GENERAL1_LARGE',
  ],
  [
    "an address without its domain",
    { monitoring: { emails: ["team"] } },
    'dev.monitoring.emails[0]: "team" is not valid: use an e-mail address (for example team@example.com)',
  ],
];

test.each(MISTAKES)("refuses in alb, build and monitoring %s", (_, settings, message) => {
  expect(messageFor(settings)).toBe(message);
});
