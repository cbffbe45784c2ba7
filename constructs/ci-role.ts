import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { policyDocument, type PolicyStatement } from "../lib/policy";

/** Characters without spaces: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const POLICY_SIZE = 6144;

export interface CiRoleProps {
  readonly name: string;
  readonly description: string;
  /** Path of the role and its policies. */
  readonly path: string;
  /** ARN of the identity provider. */
  readonly providerArn: string;
  /** The provider, if it may have to be made first. @default none: the account has it */
  readonly provider?: ITerraformDependable | undefined;
  /** Host and path of the tokens' issuer, without https://. */
  readonly issuer: string;
  /** The audience that a token must be for. */
  readonly audience: string;
  /** The subjects of which a token must have one, to the letter. */
  readonly subjects: readonly string[];
  readonly policies: readonly {
    /** Id of the construct; a policy keeps it. */
    readonly id: string;
    readonly name: string;
    readonly statements: readonly PolicyStatement[];
  }[];
  /** ARN of the policy that bounds the role. @default none */
  readonly permissionsBoundaryArn?: string | undefined;
}

/**
 * A role that jobs of CI assume with a token of theirs. Audience and subject are compared to the
 * letter: a wildcard would let in what is not named. Its policies are managed ones, because a role's
 * inline policies share 10,240 characters.
 */
export class CiRole extends Construct {
  readonly arn: string;

  /** @throws Error if a policy is longer than AWS takes */
  constructor(scope: Construct, id: string, props: CiRoleProps) {
    super(scope, id);
    const { issuer, path, permissionsBoundaryArn, provider } = props;

    const role = new IamRole(this, "role", {
      name: props.name,
      description: props.description,
      path,
      assumeRolePolicy: policyDocument([
        {
          sid: "AssumeRole",
          principals: { Federated: [props.providerArn] },
          actions: ["sts:AssumeRoleWithWebIdentity"],
          conditions: {
            StringEquals: {
              [`${issuer}:aud`]: [props.audience],
              [`${issuer}:sub`]: props.subjects,
            },
          },
        },
      ]),
      tags: { Name: props.name },
      ...(permissionsBoundaryArn && { permissionsBoundary: permissionsBoundaryArn }),
      ...(provider && { dependsOn: [provider] }),
    });
    const policies = new Construct(this, "policy");
    const attachments = new Construct(this, "attachment");
    for (const { id: part, name, statements } of props.policies) {
      const policy = new IamPolicy(policies, part, {
        name,
        path,
        policy: documentOfSize(name, statements),
        tags: { Name: name },
      });
      new IamRolePolicyAttachment(attachments, part, { role: role.name, policyArn: policy.arn });
    }

    this.arn = role.arn;
  }
}

function documentOfSize(name: string, statements: readonly PolicyStatement[]): string {
  const document = policyDocument(statements);
  const size = document.replaceAll(/\s/g, "").length;
  if (size <= POLICY_SIZE) return document;
  throw new Error(
    `policy ${name} has ${size} characters, AWS takes ${POLICY_SIZE}: shorten ` +
      "iam.path and the names of services, or give fewer services statements of their own",
  );
}
