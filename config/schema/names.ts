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
  /**
   * Role that starts tasks.
   * @default `<namePrefix>-ecs-task-exc-role`
   */
  executionRole: roleName.optional(),
  /**
   * Inline policy of the execution role.
   * @default `<namePrefix>-ecs-policy`
   */
  executionRolePolicy: policyName.optional(),
  /**
   * Role that containers act with.
   * @default `<namePrefix>-ecs-role`
   */
  taskRole: roleName.optional(),
  /**
   * Inline policy of the task role.
   * @default `<namePrefix>-ecs-permission-policy`
   */
  taskRolePolicy: policyName.optional(),
  /**
   * Role that builds images.
   * @default `<namePrefix>-build-role`
   */
  buildRole: roleName.optional(),
  /**
   * Inline policy of the build role.
   * @default CodeBuildECRAccess
   */
  buildRolePolicy: policyName.optional(),
  /**
   * Parameter that holds the published system's image.
   * @default `/<namePrefix>/imagearn/value`
   */
  imageParameter: textLike(
    /^(\/[a-zA-Z0-9_.-]+)+$/,
    "start with a slash; use letters, digits and _ . - and single slashes between the levels (for example /learner/imagearn/value)",
  ).optional(),
  /**
   * Name of the cluster. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html
   * @default `<namePrefix>-cluster`
   */
  cluster: textLike(
    /^[a-zA-Z][\w-]{0,254}$/,
    "use 1 to 255 letters, digits, _ and -, a letter first",
  ).optional(),
});
