import { expect, test } from "@jest/globals";
import { publicUrl } from "../../../stacks/services/public-url";

const balancer = { dnsName: "learner-alb-1.us-east-1.elb.amazonaws.com" };
const OWN = `https://${balancer.dnsName}`;

const issued = (domainName: string, ...alternativeNames: string[]) => ({
  plainHttp: false,
  certificate: { type: "issued" as const, domainName, alternativeNames, hostedZoneId: "Z0" },
});
const given = {
  plainHttp: false,
  certificate: { type: "given" as const, arn: "arn:aws:acm:us-east-1:111111111111:certificate/0" },
};
const plain = { plainHttp: true };

const url = (
  alb: Parameters<typeof publicUrl>[0]["alb"],
  hosts: string[] = [],
  paths: string[] = ["/*"],
) => publicUrl({ alb }, { route: { hosts, paths } }, balancer);

test.each([
  [
    "the name that the certificate is issued for",
    issued("app.example.com"),
    [],
    "https://app.example.com/",
  ],
  [
    "another name of it, where the first is a wildcard",
    issued("*.example.com", "example.com"),
    [],
    "https://example.com/",
  ],
  [
    "the wildcard, where there is nothing else",
    issued("*.example.com"),
    [],
    "https://*.example.com/",
  ],
  [
    "a host of the route before all",
    issued("example.com"),
    ["*.example.com", "shop.example.com"],
    "https://shop.example.com/",
  ],
  [
    "a name of the certificate that the route's pattern answers",
    issued("example.com", "www.example.com"),
    ["*.example.com"],
    "https://www.example.com/",
  ],
  [
    "the route's pattern, where no name of the certificate fits",
    issued("example.com"),
    ["*.example.org"],
    "https://*.example.org/",
  ],
  ["the load balancer's own, where nobody knows the certificate's", given, [], `${OWN}/`],
  [
    "a host of the route, with a given certificate",
    given,
    ["shop.example.com"],
    "https://shop.example.com/",
  ],
  ["the load balancer's own without encryption", plain, [], `http://${balancer.dnsName}/`],
  ["a host without encryption", plain, ["shop.example.com"], "http://shop.example.com/"],
] as const)("the address has %s", (_, alb, hosts, address) => {
  expect(url(alb, [...hosts])).toBe(address);
});

test.each([
  [["/*"], "/"],
  [[], "/"],
  [["/api/*", "/status"], "/status"],
  [["/api/*"], "/api/"],
])("of the paths %j it has %s", (paths, path) => {
  expect(url(issued("app.example.com"), [], paths)).toBe(`https://app.example.com${path}`);
});
