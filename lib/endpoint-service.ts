/**
 * Services whose interface endpoints have a name of their own in China, of those that this project knows;
 * the others, and the gateway to S3, are named there as everywhere. AWS publishes no list: this is what
 * DescribeVpcEndpointServices answers there (https://github.com/aws/aws-cdk/pull/25333).
 */
const OF_CHINA: ReadonlySet<string> = new Set([
  "ec2",
  "ecr.api",
  "ecr.dkr",
  "monitoring",
  "sqs",
  "sts",
]);

/** Full name of the service of an interface endpoint, by its last part (for example `ecr.api`). */
export function endpointService(region: string, service: string): string {
  const name = `com.amazonaws.${region}.${service}`;
  return region.startsWith("cn-") && OF_CHINA.has(service) ? `cn.${name}` : name;
}
