import { CreatePolicyCommand } from "@aws-sdk/client-iam";
import type { AwsClients } from "./aws";
import type { Surroundings } from "./everything-on";
import { STORY_KEY } from "./story";

/**
 * Makes what others have made in an account before an environment with everything on comes: a hosted zone,
 * a web ACL, a permissions boundary. Route 53, WAF and ACM are asked without their SDK, which nothing else
 * in the project needs.
 */
export async function makeSurroundings(
  endpoint: string,
  { iam }: AwsClients,
): Promise<Surroundings> {
  const zone = await request(endpoint, "route53", {
    path: "/2013-04-01/hostedzone",
    body:
      '<CreateHostedZoneRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/">' +
      "<Name>example.com</Name><CallerReference>once</CallerReference></CreateHostedZoneRequest>",
  });
  const acl = await request(endpoint, "wafv2", {
    target: "AWSWAF_20190729.CreateWebACL",
    body: JSON.stringify({
      Name: "guard",
      Scope: "REGIONAL",
      DefaultAction: { Allow: {} },
      VisibilityConfig: {
        SampledRequestsEnabled: false,
        CloudWatchMetricsEnabled: false,
        MetricName: "guard",
      },
    }),
  });
  const policy = new CreatePolicyCommand({
    PolicyName: "boundary",
    PolicyDocument: JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
    }),
  });
  return {
    hostedZoneId: textIn(zone, /<Id>\/hostedzone\/(\w+)</),
    webAclArn: textIn(acl, /"ARN": ?"([^"]+)"/),
    boundaryArn: String((await iam.send(policy)).Policy?.Arn),
  };
}

/** What is there, of the kinds that have no client here, by kind. */
export async function surroundingsInventory(
  endpoint: string,
  { hostedZoneId }: Surroundings,
): Promise<Record<string, string>> {
  const records = await request(endpoint, "route53", {
    path: `/2013-04-01/hostedzone/${hostedZoneId}/rrset`,
  });
  return {
    records: [...records.matchAll(/<Name>([^<]+)</g)].map(([, name]) => name).join(" "),
    certificates: await request(endpoint, "acm", {
      target: "CertificateManager.ListCertificates",
      body: "{}",
    }),
  };
}

/** What WAF says of the web ACL that guards a load balancer. */
export function webAclOf(endpoint: string, loadBalancerArn: string): Promise<string> {
  return request(endpoint, "wafv2", {
    target: "AWSWAF_20190729.GetWebACLForResource",
    body: JSON.stringify({ ResourceArn: loadBalancerArn }),
  });
}

async function request(
  endpoint: string,
  service: string,
  { path = "/", target, body }: { path?: string; target?: string; body?: string },
): Promise<string> {
  const scope = `${STORY_KEY}/20260101/us-east-1/${service}/aws4_request`;
  const response = await fetch(`${endpoint}${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: {
      // The emulator reads whom it is for, and checks no signature.
      Authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=none`,
      ...(target !== undefined && {
        "X-Amz-Target": target,
        "Content-Type": "application/x-amz-json-1.1",
      }),
    },
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${service}: ${response.status} ${text}`);
  return text;
}

function textIn(text: string, pattern: RegExp): string {
  const [, found] = pattern.exec(text) ?? [];
  if (found === undefined) throw new Error(`no ${String(pattern)} in ${text}`);
  return found;
}
