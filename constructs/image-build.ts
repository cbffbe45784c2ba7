import {
  CodebuildProject,
  type CodebuildProjectSource,
} from "@cdktf/provider-aws/lib/codebuild-project";
import { Construct } from "constructs";
import { EncryptedLogGroup } from "./encrypted-log-group";

/** A repository reached through a connection, or a ZIP archive in S3. */
export type ImageSource =
  | {
      readonly type: "connection";
      readonly provider: "GITHUB" | "GITLAB" | "BITBUCKET";
      readonly repositoryUrl: string;
      /** Branch, tag or commit. */
      readonly version: string;
      readonly connectionArn: string;
    }
  | { readonly type: "s3"; readonly bucket: string; readonly key: string };

export interface ImageBuildProps {
  readonly name: string;
  readonly description: string;
  /** The role that builds. */
  readonly roleArn: string;
  readonly kmsKeyArn: string;
  /** The processor that the image is for; it is built on the same. */
  readonly architecture: "X86_64" | "ARM64";
  readonly computeType: string;
  readonly timeoutMinutes: number;
  readonly source: ImageSource;
  /** What the build does, as YAML. */
  readonly buildspec: string;
  /** Variables of the build, in clear: nothing secret. */
  readonly variables: Readonly<Record<string, string>>;
  readonly logGroupName: string;
  readonly logRetentionDays: number;
}

/** https://docs.aws.amazon.com/codebuild/latest/userguide/ec2-compute-images.html */
const MACHINES = {
  X86_64: { type: "LINUX_CONTAINER", image: "aws/codebuild/amazonlinux-x86_64-standard:5.0" },
  ARM64: { type: "ARM_CONTAINER", image: "aws/codebuild/amazonlinux-aarch64-standard:3.0" },
} as const;

/** A CodeBuild project that builds a container image, with an encrypted log of its own. */
export class ImageBuild extends Construct {
  readonly projectName: string;

  constructor(scope: Construct, id: string, props: ImageBuildProps) {
    super(scope, id);
    const { name, source } = props;

    const log = new EncryptedLogGroup(this, "log", {
      name: props.logGroupName,
      kmsKeyArn: props.kmsKeyArn,
      retentionDays: props.logRetentionDays,
    });
    const project = new CodebuildProject(this, "project", {
      name,
      description: props.description,
      serviceRole: props.roleArn,
      encryptionKey: props.kmsKeyArn,
      buildTimeout: props.timeoutMinutes,
      artifacts: { type: "NO_ARTIFACTS" },
      environment: {
        ...MACHINES[props.architecture],
        computeType: props.computeType,
        // Only because `docker build` needs a Docker daemon, which does not start without it:
        // https://docs.aws.amazon.com/codebuild/latest/userguide/sample-docker.html
        privilegedMode: true,
        environmentVariable: Object.entries(props.variables).map(([variable, value]) => ({
          name: variable,
          value,
          type: "PLAINTEXT",
        })),
      },
      source: { ...projectSource(source), buildspec: props.buildspec },
      ...(source.type === "connection" && { sourceVersion: source.version }),
      logsConfig: {
        cloudwatchLogs: { status: "ENABLED", groupName: log.name },
        s3Logs: { status: "DISABLED" },
      },
      tags: { Name: name },
    });

    this.projectName = project.name;
  }
}

function projectSource(source: ImageSource): CodebuildProjectSource {
  if (source.type === "s3") return { type: "S3", location: `${source.bucket}/${source.key}` };
  return {
    type: source.provider,
    location: source.repositoryUrl,
    // An image is built from one commit; its history is not needed.
    gitCloneDepth: 1,
    auth: { type: "CODECONNECTIONS", resource: source.connectionArn },
  };
}
