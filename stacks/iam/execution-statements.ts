import { dnsSuffixOf, type Region } from "../../config/regions";
import type { Arns } from "../../lib/arns";
import { PULLING } from "../../lib/ecr";
import type { PolicyStatement } from "../../lib/policy";

/**
 * The duties of AWS's AmazonECSTaskExecutionRolePolicy, for this environment's repositories and
 * log groups only, and the secrets that task definitions refer to.
 */
export function executionStatements(props: {
  readonly arns: Arns;
  readonly region: Region;
  readonly kmsKeyArn: string;
  /** ARNs of repositories besides the environment's own. */
  readonly imageRepositories: readonly string[];
}): PolicyStatement[] {
  const { arns, region, kmsKeyArn, imageRepositories } = props;
  return [
    {
      sid: "RegistryToken",
      actions: ["ecr:GetAuthorizationToken"],
      // The token is the account's: AWS offers no resource to narrow it to.
      resources: ["*"],
    },
    {
      sid: "PullImages",
      actions: PULLING,
      resources: [arns.repositories, ...imageRepositories],
    },
    {
      sid: "WriteServiceLogs",
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [arns.serviceLogStreams],
    },
    {
      sid: "ReadSecretsAndConfig",
      // The plural is what ECS calls for a container's secrets.
      actions: ["ssm:GetParameters"],
      resources: [arns.configParameters, arns.secretParameters],
    },
    {
      sid: "DecryptSecrets",
      actions: ["kms:Decrypt"],
      resources: [kmsKeyArn],
      conditions: { StringEquals: { "kms:ViaService": parameterStore(region) } },
    },
  ];
}

/** Parameter Store to KMS; which of its two names it has in China is not published. */
const parameterStore = (region: Region) => [
  ...new Set(["amazonaws.com", dnsSuffixOf(region)].map((suffix) => `ssm.${region}.${suffix}`)),
];
