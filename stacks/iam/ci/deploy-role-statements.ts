import type { PolicyStatement } from "../../../lib/policy";
import type { CiContext } from "./context";
import { ciPassedRoles, ciPassRoles, ciRoleArns } from "./resources";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html */
const SERVICES_WITH_LINKED_ROLE = [
  "ecs.amazonaws.com",
  "ecs.application-autoscaling.amazonaws.com",
  "elasticloadbalancing.amazonaws.com",
];

/** Each role to its service alone; with a permissions boundary, what the roles may do as well. */
export function ciRoleStatements(context: CiContext): PolicyStatement[] {
  const { ciArns, environment } = context;
  return [
    ...ciPassRoles(ciPassedRoles(context)),
    {
      // AWS makes them for its services when an account uses one for the first time.
      sid: "LinkServices",
      actions: ["iam:CreateServiceLinkedRole"],
      resources: SERVICES_WITH_LINKED_ROLE.map((service) => ciArns.serviceLinkedRoles(service)),
      conditions: { StringEquals: { "iam:AWSServiceName": SERVICES_WITH_LINKED_ROLE } },
    },
    ...boundedRoles(context, environment.iam.permissionsBoundaryArn),
  ];
}

/**
 * Whoever writes a role's policy and passes the role on can do whatever that role can. So CI writes
 * policies only where a boundary says how much that is, and only of roles that have this boundary;
 * it changes neither the boundary nor who may assume a role.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
function boundedRoles(context: CiContext, boundary: string | undefined): PolicyStatement[] {
  if (boundary === undefined) return [];
  const roles = ciRoleArns(context);
  return [
    {
      sid: "BoundedRoles",
      actions: [
        "iam:CreateRole",
        "iam:DeleteRole",
        "iam:DeleteRolePolicy",
        "iam:PutRolePolicy",
        "iam:UpdateRoleDescription",
      ],
      resources: roles,
      conditions: { StringEquals: { "iam:PermissionsBoundary": [boundary] } },
    },
    // Tags of roles give nothing away here, and know no condition on a boundary.
    { sid: "TagRoles", actions: ["iam:TagRole", "iam:UntagRole"], resources: roles },
  ];
}
