import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { policyDocument, type PolicyStatement } from "../lib/policy";

export interface ServiceRoleProps {
  readonly name: string;
  readonly description: string;
  /** Path of the role. */
  readonly path: string;
  /** The AWS service that assumes the role (for example `ecs-tasks.amazonaws.com`). */
  readonly service: string;
  /** The account on whose behalf the service may act. */
  readonly sourceAccount: string;
  /** What in that account the service may act for; an ARN, with wildcards if need be. */
  readonly sourceArn: string;
  readonly policyName: string;
  readonly statements: readonly PolicyStatement[];
  /** ARN of the policy that bounds the role. @default none */
  readonly permissionsBoundaryArn?: string | undefined;
}

/**
 * A role that one AWS service assumes, for one account's resources only
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html), with one inline policy.
 */
export class ServiceRole extends Construct {
  readonly arn: string;
  readonly name: string;

  constructor(scope: Construct, id: string, props: ServiceRoleProps) {
    super(scope, id);
    const { permissionsBoundaryArn } = props;

    const role = new IamRole(this, "role", {
      name: props.name,
      description: props.description,
      path: props.path,
      assumeRolePolicy: policyDocument([
        {
          sid: "AssumeRole",
          principals: { Service: [props.service] },
          actions: ["sts:AssumeRole"],
          conditions: {
            StringEquals: { "aws:SourceAccount": [props.sourceAccount] },
            ArnLike: { "aws:SourceArn": [props.sourceArn] },
          },
        },
      ]),
      tags: { Name: props.name },
      ...(permissionsBoundaryArn && { permissionsBoundary: permissionsBoundaryArn }),
    });
    const policy = new IamRolePolicy(this, "policy", {
      name: props.policyName,
      role: role.name,
      policy: policyDocument(props.statements),
    });

    this.arn = role.arn;
    // Through the policy: whoever uses the role by name then waits for its permissions.
    this.name = policy.role;
  }
}
