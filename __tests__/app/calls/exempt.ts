import type { Asked } from "./asked";

/** Requests that a role is not allowed, and why it need not be. */
export interface Exemption {
  readonly why: string;
  readonly covers: (asked: Asked) => boolean;
}

const action = (pattern: RegExp, resource = /./) => {
  return ({ request }: Asked) => pattern.test(request.action) && resource.test(request.resource);
};

/** Of the role that plans; docs/ci-roles.md says the same. */
export const NOT_PLANNED: readonly Exemption[] = [
  {
    why: "ssm of an environment with secrets is planned with --no-refresh, which reads no parameter",
    covers: ({ call, request }) =>
      call.stack === "local-ssm" &&
      (request.resource.includes(":parameter/learner/secrets/") ||
        (request.action === "kms:Decrypt" && request.besides === "ssm:GetParameter")),
  },
];

/** Of the role that deploys: what stays with a person (docs/ci-roles.md). */
export const BY_HAND: readonly Exemption[] = [
  {
    why: "bootstrap and teardown --state, which make the state bucket and its key, and delete them",
    covers: ({ call }) => call.stack === null && /^(s3|kms)$/.test(call.signedAs),
  },
  {
    why: "doctor and teardown --state look at more than CI does: roles, policies, revisions of task definitions",
    covers: ({ call, request }) =>
      call.stack === null &&
      /^(iam:(GetRole|List(Policies|PolicyTags|Roles))|ecs:ListTaskDefinitions)$/.test(
        request.action,
      ),
  },
  {
    why: "state is deployed by a person: it holds what the roles stand on",
    covers: ({ call }) => call.stack === "local-state",
  },
  {
    why: "keys and aliases: whoever writes a key's policy says who decrypts",
    covers: action(
      /^kms:(Create|Delete|Enable|Put|Schedule|Tag|Untag)/,
      /^\*$|:alias\/|:key\/key-local-iam$/,
    ),
  },
  {
    why: "CI's own roles: CI would give itself more",
    covers: action(/^iam:/, /:role\/learner-ci-(plan|deploy)$/),
  },
  {
    why: "the policies of CI's own roles: CI would give itself more",
    covers: action(/^iam:/, /:policy\/learner-ci-/),
  },
  {
    why: "the identity provider says whose tokens are trusted",
    covers: action(/^iam:/, /:oidc-provider\//),
  },
  {
    why: "the VPC: it comes with a group and an ACL without tags",
    covers: action(/^ec2:(CreateVpc|CreateTags|DeleteVpc)$/, /:vpc\//),
  },
  {
    why: "the VPC's own security group and network ACL, before the person who made it gave them tags",
    covers: action(/^ec2:/, /\/(acl|sg)-default$/),
  },
];

const operation =
  (pattern: RegExp) =>
  ({ call }: Asked) =>
    pattern.test(call.operation);

/** Of the role that rolls out, where the story changes more of a service than its image. */
export const NOT_ROLLED_OUT: readonly Exemption[] = [
  {
    why: "the first image makes the service and its scaling: a deployment does",
    covers: operation(
      /^(CreateService|PutScalingPolicy|PutScheduledAction|RegisterScalableTarget)$/,
    ),
  },
  {
    why: "who may connect to whom is changed by a deployment",
    covers: operation(/^(Authorize|Revoke)SecurityGroup/),
  },
  {
    why: "how the load balancer sends requests is changed by a deployment",
    covers: operation(/^ModifyTargetGroupAttributes$/),
  },
  {
    why: "other tags come with a deployment",
    covers: operation(/^((Add|Create|Delete|Remove)Tags|(Tag|Untag)Resource)$/),
  },
];
