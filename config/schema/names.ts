import { z } from "zod";
import { textLike } from "./primitives";

/** Limits: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const roleName = textLike(/^[\w+=,.@-]{1,64}$/, "use 1 to 64 letters, digits and _ + = , . @ -");
const policyName = textLike(
  /^[\w+=,.@-]{1,128}$/,
  "use 1 to 128 letters, digits and _ + = , . @ -",
);

/**
 * Names that replace the ones made from `namePrefix`: the parameters of the published templates.
 */
export const namesSchema = z.strictObject({
  /** @default `<namePrefix>-ecs-task-exc-role` */
  executionRole: roleName.optional(),
  /** @default `<namePrefix>-ecs-policy` */
  executionRolePolicy: policyName.optional(),
  /** @default `<namePrefix>-ecs-role` */
  taskRole: roleName.optional(),
  /** @default `<namePrefix>-ecs-permission-policy` */
  taskRolePolicy: policyName.optional(),
  /** @default `<namePrefix>-build-role` */
  buildRole: roleName.optional(),
  /** @default CodeBuildECRAccess */
  buildRolePolicy: policyName.optional(),
  /** @default `/<namePrefix>/imagearn/value` */
  imageParameter: textLike(
    /^(\/[a-zA-Z0-9_.-]+)+$/,
    "start with a slash; use letters, digits and _ . - and single slashes between the levels (for example /learner/imagearn/value)",
  ).optional(),
  /**
   * Limit: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html
   * @default `<namePrefix>-cluster`
   */
  cluster: textLike(
    /^[a-zA-Z][\w-]{0,254}$/,
    "use 1 to 255 letters, digits, _ and -, a letter first",
  ).optional(),
});
