import type { Rule } from "../rule";
import { albEncryption } from "./alb-encryption";
import { albName } from "./alb-name";
import { albPresent } from "./alb-present";
import { albSubnets } from "./alb-subnets";
import { certificateNamesUnique } from "./certificate-names-unique";
import { certificatePlace } from "./certificate-place";
import { ingressBlocks } from "./ingress-blocks";
import { ingressUnique } from "./ingress-unique";
import { logBucketName } from "./log-bucket-name";
import { plainHttpCertificate } from "./plain-http-certificate";
import { plainHttpTlsPolicy } from "./plain-http-tls-policy";
import { webAclPlace } from "./web-acl-place";

/** Rules about the load balancer. Where two refuse the same setting, the first is reported. */
export const ALB_RULES: readonly Rule[] = [
  albPresent,
  albName,
  logBucketName,
  albSubnets,
  albEncryption,
  plainHttpCertificate,
  plainHttpTlsPolicy,
  certificatePlace,
  certificateNamesUnique,
  webAclPlace,
  ingressBlocks,
  ingressUnique,
];
