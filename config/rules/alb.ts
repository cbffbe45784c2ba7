import { formatCidr } from "../../lib/cidr";
import { makeNames } from "../../lib/names";
import { subnetPrefixLength } from "../../lib/subnet-layout";
import { partitionOf } from "../regions";
import { DEFAULT_TLS_POLICY } from "../schema/alb";
import { block, networkTiers, vpcOfSoundSize } from "../tiers";
import { NAME_SECTIONS } from "./names";
import { repeated, rule, type Sections } from "./rule";
import { publicServices } from "./services/routes";
import { misaligned } from "./vpc";

export const albPresent = rule(["alb", "services"], ({ alb, services }) => {
  const names = publicServices(services).map(({ name }) => name);
  if (alb || names.length === 0) return [];
  const message =
    `is missing, and the services of kind public are reached through it (${names.join(", ")}): ` +
    "add a load balancer (for example { ingressCidrs, certificate }), or use another kind";
  return [{ path: ["alb"], message }];
});

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html */
const RESERVED = "internal-";

export const albName = rule(["alb", ...NAME_SECTIONS], (sections) => {
  const { loadBalancer } = makeNames(sections);
  if (!sections.alb || !loadBalancer.startsWith(RESERVED)) return [];
  const message =
    `makes the load balancer name "${loadBalancer}", and AWS reserves names that start with ` +
    `"${RESERVED}": use another prefix`;
  return [{ path: ["namePrefix"], value: sections.namePrefix, message }];
});

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html */
const LONGEST_PREFIX = 27;

export const albSubnets = rule(["alb", "network"], ({ alb, network }) => {
  if (!alb || !vpcOfSoundSize(network)) return [];
  const [privateTier, publicTier] = networkTiers(network);
  const tier = alb.scheme === "internal" ? privateTier : publicTier;
  const length = subnetPrefixLength(tier.block, network.zoneSlots);
  if (length <= LONGEST_PREFIX) return [];
  const own = tier.setting ? tier.block : block(network.cidr);
  const largest = own.prefixLength - (length - LONGEST_PREFIX);
  const message =
    `makes ${tier.name} subnets of /${length}, and a load balancer needs ` +
    `/${LONGEST_PREFIX} or larger: use /${largest} or larger`;
  const path = ["network", ...(tier.setting ?? ["cidr"])];
  return [{ path, value: formatCidr(own), message }];
});

/** Plain HTTP only where the environment says so in as many words. */
export const albEncryption = rule(["alb"], ({ alb }) => {
  if (!alb || alb.certificate !== undefined || alb.plainHttp) return [];
  const message =
    "is missing: use one of type given or issued, or set plainHttp to true to serve without encryption";
  return [{ path: ["alb", "certificate"], message }];
});

export const plainHttpCertificate = rule(["alb"], ({ alb }) => {
  if (!alb?.plainHttp || alb.certificate === undefined) return [];
  const message =
    "contradicts the certificate: remove plainHttp to serve HTTPS, or remove certificate to serve without encryption";
  return [{ path: ["alb", "plainHttp"], value: true, message }];
});

export const plainHttpTlsPolicy = rule(["alb"], ({ alb }) => {
  if (!alb?.plainHttp || alb.tlsPolicy === DEFAULT_TLS_POLICY) return [];
  const message = "says how to encrypt what plainHttp leaves plain: remove tlsPolicy or plainHttp";
  return [{ path: ["alb", "tlsPolicy"], value: alb.tlsPolicy, message }];
});

/** The sections that say where an environment is. */
const PLACE_SECTIONS = ["region", "accountId"] as const;

type Place = Pick<Sections, (typeof PLACE_SECTIONS)[number]>;

/** The beginning that ARNs of a service of AWS have in the environment. */
function arnStart({ region, accountId }: Place, service: string): string {
  return `arn:${partitionOf(region)}:${service}:${region}:${accountId}:`;
}

/** A load balancer takes certificates of its own region and account. */
export const certificatePlace = rule(["alb", ...PLACE_SECTIONS], (sections) => {
  const certificate = sections.alb?.certificate;
  if (certificate?.type !== "given") return [];
  const start = arnStart(sections, "acm");
  if (certificate.arn.startsWith(start)) return [];
  const message =
    "is not a certificate of this environment's region, account and partition: " +
    `use one that starts with ${start}certificate/`;
  return [{ path: ["alb", "certificate", "arn"], value: certificate.arn, message }];
});

export const certificateNamesUnique = rule(["alb"], ({ alb }) => {
  const certificate = alb?.certificate;
  if (certificate?.type !== "issued") return [];
  const names = [certificate.domainName, ...certificate.alternativeNames];
  return repeated(names).map((index) => ({
    path: ["alb", "certificate", "alternativeNames", index - 1],
    value: names[index],
    message: "is a name of the certificate already: use each name once",
  }));
});

export const webAclPlace = rule(["alb", ...PLACE_SECTIONS], (sections) => {
  const value = sections.alb?.webAclArn;
  const start = arnStart(sections, "wafv2");
  if (value === undefined || value.startsWith(start)) return [];
  const message =
    "is not a web ACL of this environment's region, account and partition: " +
    `use one that starts with ${start}regional/webacl/`;
  return [{ path: ["alb", "webAclArn"], value, message }];
});

/** AWS would store another block than the one that is written here. */
export const ingressBlocks = rule(["alb"], ({ alb }) =>
  (alb?.ingressCidrs ?? []).flatMap((cidr, index) =>
    misaligned(["alb", "ingressCidrs", index], cidr),
  ),
);

/** AWS refuses a rule that a security group has already. */
export const ingressUnique = rule(["alb"], ({ alb }) =>
  repeated(alb?.ingressCidrs ?? []).map((index) => ({
    path: ["alb", "ingressCidrs", index],
    value: alb?.ingressCidrs[index],
    message: "is in the list already: use each block once",
  })),
);
