import type { Service } from "../../config/services";
import type { Arns } from "../../lib/arns";
import type { PolicyStatement } from "../../lib/policy";

/** What the containers of a service with statements of its own may do. */
export function serviceTaskStatements(props: {
  readonly arns: Arns;
  readonly kmsKeyArn: string;
  readonly settings: Pick<Service, "exec" | "statements">;
}): PolicyStatement[] {
  const { arns, kmsKeyArn, settings } = props;
  return [
    ...taskStatements({ arns, kmsKeyArn, exec: settings.exec }),
    ...settings.statements.map(({ conditions, ...statement }, index) => ({
      sid: `Service${index + 1}`,
      ...statement,
      ...(conditions && { conditions }),
    })),
  ];
}

/** What containers may do: read their configuration and, with ECS Exec, hold its sessions. */
export function taskStatements(props: {
  readonly arns: Arns;
  readonly kmsKeyArn: string;
  readonly exec: boolean;
}): PolicyStatement[] {
  const { arns, kmsKeyArn, exec } = props;
  return [
    {
      sid: "ReadConfig",
      actions: ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"],
      resources: [arns.configPath, arns.configParameters],
    },
    ...(exec ? execStatements(arns, kmsKeyArn) : []),
  ];
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html#ecs-exec-required-iam-permissions */
function execStatements(arns: Arns, kmsKeyArn: string): PolicyStatement[] {
  return [
    {
      sid: "ExecChannels",
      actions: [
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
      ],
      // These actions know no resource.
      resources: ["*"],
    },
    {
      sid: "ExecLogGroups",
      actions: ["logs:DescribeLogGroups"],
      // Listing knows no resource.
      resources: ["*"],
    },
    {
      sid: "ExecLog",
      actions: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      resources: [arns.execLogGroup, arns.execLogStreams],
    },
    {
      sid: "ExecSessionKey",
      actions: ["kms:Decrypt"],
      resources: [kmsKeyArn],
    },
  ];
}
