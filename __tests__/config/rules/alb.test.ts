import { expect, test } from "@jest/globals";
import { messageFor, minimal, plainAlb, problemsOf } from "../support";

const given = { type: "given", arn: "arn:aws:acm:us-east-1:111111111111:certificate/x" };
const issued = { type: "issued", domainName: "example.com", hostedZoneId: "Z0123456789" };

function encrypted(certificate: object) {
  return { alb: { ingressCidrs: ["0.0.0.0/0"], certificate } };
}

type Row = readonly [what: string, settings: Readonly<Record<string, unknown>>, message: string];

/** Each is one mistake and gives one line. */
const MISTAKES: readonly Row[] = [
  [
    "without certificate",
    { alb: { ingressCidrs: ["0.0.0.0/0"] } },
    "dev.alb.certificate: is missing: use one of type given or issued, or set plainHttp to true to serve without encryption",
  ],
  [
    "with certificate and plain HTTP",
    { alb: { ...plainAlb, certificate: given } },
    "dev.alb.plainHttp: true contradicts the certificate: remove plainHttp to serve HTTPS, or remove certificate to serve without encryption",
  ],
  [
    "with a TLS policy and plain HTTP",
    { alb: { ...plainAlb, tlsPolicy: "ELBSecurityPolicy-TLS13-1-3-2021-06" } },
    'dev.alb.tlsPolicy: "ELBSecurityPolicy-TLS13-1-3-2021-06" says how to encrypt what plainHttp leaves plain: remove tlsPolicy or plainHttp',
  ],
  [
    "with a certificate of another region",
    encrypted({ ...given, arn: "arn:aws:acm:eu-west-1:111111111111:certificate/x" }),
    `dev.alb.certificate.arn: "arn:aws:acm:eu-west-1:111111111111:certificate/x" is not a certificate of this environment's region, account and partition: use one that starts with arn:aws:acm:us-east-1:111111111111:certificate/`,
  ],
  [
    "with a certificate of another account",
    encrypted({ ...given, arn: "arn:aws:acm:us-east-1:222222222222:certificate/x" }),
    `dev.alb.certificate.arn: "arn:aws:acm:us-east-1:222222222222:certificate/x" is not a certificate of this environment's region, account and partition: use one that starts with arn:aws:acm:us-east-1:111111111111:certificate/`,
  ],
  [
    "with a certificate of another partition",
    encrypted({ ...given, arn: "arn:aws-cn:acm:us-east-1:111111111111:certificate/x" }),
    `dev.alb.certificate.arn: "arn:aws-cn:acm:us-east-1:111111111111:certificate/x" is not a certificate of this environment's region, account and partition: use one that starts with arn:aws:acm:us-east-1:111111111111:certificate/`,
  ],
  [
    "with a name twice in its certificate",
    encrypted({ ...issued, alternativeNames: ["www.example.com", "www.example.com"] }),
    'dev.alb.certificate.alternativeNames[1]: "www.example.com" is a name of the certificate already: use each name once',
  ],
  [
    "with its certificate's first name once more",
    encrypted({ ...issued, alternativeNames: ["www.example.com", "example.com"] }),
    'dev.alb.certificate.alternativeNames[1]: "example.com" is a name of the certificate already: use each name once',
  ],
  [
    "with a web ACL of another region",
    { alb: { ...plainAlb, webAclArn: "arn:aws:wafv2:eu-west-1:111111111111:regional/webacl/a/b" } },
    `dev.alb.webAclArn: "arn:aws:wafv2:eu-west-1:111111111111:regional/webacl/a/b" is not a web ACL of this environment's region, account and partition: use one that starts with arn:aws:wafv2:us-east-1:111111111111:regional/webacl/`,
  ],
  [
    "open to a block that starts inside another",
    { alb: { ...plainAlb, ingressCidrs: ["203.0.113.7/24"] } },
    'dev.alb.ingressCidrs[0]: "203.0.113.7/24" starts inside a block, not at its beginning: use 203.0.113.0/24',
  ],
  [
    "open to one block twice",
    { alb: { ...plainAlb, ingressCidrs: ["203.0.113.0/24", "203.0.113.0/24"] } },
    'dev.alb.ingressCidrs[1]: "203.0.113.0/24" is in the list already: use each block once',
  ],
  [
    "whose public subnets are too small",
    { alb: plainAlb, network: { cidr: "10.0.0.0/23" } },
    'dev.network.cidr: "10.0.0.0/23" makes public subnets of /28, and a load balancer needs /27 or larger: use /22 or larger',
  ],
  [
    "whose own tier is too small",
    { alb: plainAlb, network: { publicCidr: "10.0.128.0/25" } },
    'dev.network.publicCidr: "10.0.128.0/25" makes public subnets of /28, and a load balancer needs /27 or larger: use /24 or larger',
  ],
  [
    "whose private subnets are too small",
    { alb: { ...plainAlb, scheme: "internal" }, network: { privateCidr: "10.0.0.0/25" } },
    'dev.network.privateCidr: "10.0.0.0/25" makes private subnets of /28, and a load balancer needs /27 or larger: use /24 or larger',
  ],
  [
    "whose name AWS reserves",
    { namePrefix: "internal", alb: plainAlb },
    'dev.namePrefix: "internal" makes the load balancer name "internal-alb", and AWS reserves names that start with "internal-": use another prefix',
  ],
  [
    "whose bucket S3 reserves",
    { namePrefix: "sthree-x", state: { bucket: "our-states" }, alb: plainAlb },
    'dev.namePrefix: makes the bucket name "sthree-x-alb-logs-111111111111-us-east-1", and S3 reserves names with "sthree-": use another prefix',
  ],
];

test.each(MISTAKES)("refuses a load balancer %s", (_, settings, message) => {
  expect(messageFor(settings)).toBe(message);
});

/** The edges of what is allowed: a rule that is too strict is a mistake too. */
test.each([
  ["without any public service", { alb: plainAlb }],
  ["with plain HTTP in production, which says so", { alb: plainAlb, deletionProtection: true }],
  [
    "with a certificate of China in China",
    {
      ...encrypted({ ...given, arn: "arn:aws-cn:acm:cn-north-1:111111111111:certificate/x" }),
      region: "cn-north-1",
    },
  ],
  [
    "with an issued certificate and a web ACL",
    {
      alb: {
        ingressCidrs: ["10.0.0.0/8", "203.0.113.7/32"],
        certificate: { ...issued, alternativeNames: ["*.example.com"] },
        webAclArn: "arn:aws:wafv2:us-east-1:111111111111:regional/webacl/a/b",
        tlsPolicy: "ELBSecurityPolicy-TLS13-1-3-2021-06",
      },
    },
  ],
  ["in public subnets of /27", { alb: plainAlb, network: { cidr: "10.0.0.0/22" } }],
  [
    "in private subnets of /27, the public ones being smaller",
    { alb: { ...plainAlb, scheme: "internal" }, network: { cidr: "10.0.0.0/23" } },
  ],
])("accepts a load balancer %s", (_, settings) => {
  expect(problemsOf({ dev: { ...minimal, ...settings } })).toEqual([]);
});
