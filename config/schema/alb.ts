import { z } from "zod";
import { cidrBlock, textLike, wholeNumber, yesOrNo } from "./primitives";

const SCHEMES = ["internet-facing", "internal"] as const;

/**
 * Policies of TLS 1.2 and 1.3:
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 */
const TLS_POLICIES = [
  "ELBSecurityPolicy-TLS13-1-2-2021-06",
  "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
  "ELBSecurityPolicy-TLS13-1-3-2021-06",
] as const;

/** What HTTPS is served with unless `tlsPolicy` says otherwise. */
export const DEFAULT_TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06";

const DOMAIN_REMEDY = "use a domain name in lower case (for example app.example.com)";
const domainName = textLike(
  /^(?=.{1,253}$)(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,59})$/,
  DOMAIN_REMEDY,
);

/** A certificate that ACM has already. */
const givenCertificate = z.strictObject({
  type: z.literal("given"),
  /** ARN of the certificate, in the environment's region and account. */
  arn: textLike(
    /^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[\w+=,.@-]+$/,
    "use the ARN of an ACM certificate (for example arn:aws:acm:us-east-1:111111111111:certificate/0a1b2c3d)",
  ),
});

/** A certificate that ACM issues. */
const issuedCertificate = z.strictObject({
  type: z.literal("issued"),
  /**
   * The name that the certificate is for; ACM takes 64 characters here.
   * https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html
   */
  domainName: domainName.max(64, "use a domain name of at most 64 characters"),
  /**
   * Further names that the certificate is for; with the first, ACM takes 100 at most, and 10 unless the
   * account's quota was raised (https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html).
   * @default none
   */
  alternativeNames: z
    .array(domainName, 'use a list of domain names (for example ["www.example.com"])')
    .max(99, "use 99 names at most")
    .default([]),
  /**
   * Route 53 hosted zone in which ACM's validation records are made.
   * https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetHostedZone.html
   */
  hostedZoneId: textLike(
    /^Z[A-Z0-9]{5,31}$/,
    "use the ID of a Route 53 hosted zone (for example Z0123456789ABCDEFGHIJ)",
  ),
});

/** The application load balancer that public services share. */
export const albSchema = z.strictObject({
  /**
   * Whether it is reached from the internet, or from inside the VPC only.
   * @default internet-facing
   */
  scheme: z.enum(SCHEMES, `use one of ${SCHEMES.join(", ")}`).default("internet-facing"),
  /**
   * Certificate of HTTPS: one that exists (`given`), or one that ACM issues and a Route 53 zone
   * validates (`issued`).
   * @default none, which `plainHttp` has to allow
   */
  certificate: z.discriminatedUnion("type", [givenCertificate, issuedCertificate]).optional(),
  /**
   * Serves on port 80 without encryption.
   * @default false
   */
  plainHttp: yesOrNo.default(false),
  /** IPv4 blocks that may connect; 0.0.0.0/0 is everybody. */
  ingressCidrs: z
    .array(cidrBlock, 'use a list of IPv4 blocks (for example ["0.0.0.0/0"])')
    .min(1, 'name at least one IPv4 block (["0.0.0.0/0"] is everybody)'),
  /**
   * Versions and ciphers of TLS that HTTPS is served with.
   * @default ELBSecurityPolicy-TLS13-1-2-2021-06
   */
  tlsPolicy: z
    .enum(TLS_POLICIES, `use one of ${TLS_POLICIES.join(", ")}`)
    .default(DEFAULT_TLS_POLICY),
  /**
   * Seconds after which an idle connection is closed.
   * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html
   * @default 60
   */
  idleTimeoutSeconds: wholeNumber(1, 4000, "use 1 to 4000").default(60),
  /**
   * Guards the load balancer against deletion.
   * @default the environment's deletionProtection
   */
  deletionProtection: yesOrNo.optional(),
  /**
   * Days that access logs are kept.
   * @default 90
   */
  accessLogRetentionDays: wholeNumber(1, 3650, "use 1 to 3650").default(90),
  /**
   * WAF web ACL that guards the load balancer, of the environment's region and account.
   * https://docs.aws.amazon.com/waf/latest/APIReference/API_AssociateWebACL.html
   * @default none
   */
  webAclArn: textLike(
    /^arn:aws[a-z-]*:wafv2:[a-z0-9-]+:\d{12}:regional\/webacl\/[\w-]{1,128}\/[0-9a-f-]{1,36}$/,
    "use the ARN of a regional WAF web ACL (for example arn:aws:wafv2:us-east-1:111111111111:regional/webacl/web/0a1b2c3d)",
  ).optional(),
});
