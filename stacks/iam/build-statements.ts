import type { Arns } from "../../lib/arns";
import type { PolicyStatement } from "../../lib/policy";

/** What the image build may do, and nothing beside it. */
export function buildStatements(props: {
  readonly arns: Arns;
  readonly connectionArn?: string | undefined;
  readonly artifactBucket?: string | undefined;
}): PolicyStatement[] {
  const { arns, connectionArn, artifactBucket } = props;
  return [
    {
      sid: "RegistryToken",
      actions: ["ecr:GetAuthorizationToken"],
      // The token is the account's: AWS offers no resource to narrow it to.
      resources: ["*"],
    },
    {
      sid: "PushAndPullImages",
      actions: [
        "ecr:BatchCheckLayerAvailability",
        // Pulling, too: a build reuses the layers of the image before.
        "ecr:BatchGetImage",
        "ecr:CompleteLayerUpload",
        "ecr:GetDownloadUrlForLayer",
        "ecr:InitiateLayerUpload",
        "ecr:PutImage",
        "ecr:UploadLayerPart",
      ],
      resources: [arns.repositories],
    },
    {
      sid: "WriteBuildLog",
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [arns.buildLogStreams],
    },
    {
      sid: "RecordImage",
      actions: ["ssm:GetParameter", "ssm:GetParameters", "ssm:PutParameter"],
      resources: [arns.imageParameter, arns.serviceImageParameters],
    },
    {
      sid: "SeeWhatIsDeployed",
      actions: ["ecs:DescribeServices"],
      resources: [arns.services],
    },
    {
      sid: "SeeWhichImagesAreDeployed",
      actions: ["ecs:DescribeTaskDefinition"],
      // AWS offers no resource to narrow it to.
      resources: ["*"],
    },
    ...(artifactBucket === undefined ? [] : readSource(arns, artifactBucket)),
    ...(connectionArn === undefined ? [] : [useConnection(connectionArn)]),
  ];
}

/** CodeBuild looks at the bucket before it reads: https://docs.aws.amazon.com/codebuild/latest/userguide/setting-up-service-role.html */
function readSource(arns: Arns, bucket: string): PolicyStatement[] {
  return [
    {
      sid: "FindSource",
      actions: ["s3:GetBucketAcl", "s3:GetBucketLocation"],
      resources: [arns.bucket(bucket)],
    },
    {
      sid: "ReadSource",
      actions: ["s3:GetObject", "s3:GetObjectVersion"],
      resources: [arns.bucketObjects(bucket)],
    },
  ];
}

/** The service was renamed and connections answer to both prefixes, each with its own actions. */
function useConnection(connectionArn: string): PolicyStatement {
  const prefixes = ["codeconnections", "codestar-connections"];
  return {
    sid: "UseConnection",
    actions: prefixes.flatMap((prefix) => [
      `${prefix}:GetConnection`,
      `${prefix}:GetConnectionToken`,
      `${prefix}:UseConnection`,
    ]),
    resources: prefixes.map((prefix) =>
      connectionArn.replace(/:(codeconnections|codestar-connections):/, `:${prefix}:`),
    ),
  };
}
