import { z } from "zod";
import { textLike, yesOrNo } from "./primitives";

/** A wildcard has no meaning in StringEquals, so that one here would be a mistake. */
const subject = textLike(
  /^[^\s*?]{1,255}$/,
  "use the exact subject of the token, without * and ? (for example repo:example/shop:pull_request)",
);

const subjects = (duty: string) =>
  z
    .array(subject, `use a list of the subjects that may ${duty}`)
    .min(1, `name at least one subject that may ${duty}`)
    .optional();

/**
 * Roles for CI, which assumes them with the tokens of its provider (OpenID Connect): one plans, one
 * deploys, and one may roll out images. No access key exists.
 */
export const ciSchema = z.strictObject({
  /** Who runs CI; it decides how a token's subject is written. */
  provider: z.enum(["github", "gitlab"]),
  /**
   * The repository as it stands in the subject. On GitHub `owner/name`, or with the ids that
   * repositories made since July 2026 have there: `owner@123456/name@456789`
   * (https://docs.github.com/en/actions/reference/security/oidc). On GitLab the project's path.
   */
  repository: textLike(
    /^(?=.{3,200}$)[\w.@-]+(\/[\w.@-]+)+$/,
    "use the repository's path without a host (for example example/shop)",
  ),
  /**
   * The protected branch: what is merged there is deployed, and compared with what is there.
   * @default main
   */
  branch: textLike(
    /^(?=.{1,200}$)[\w.-]+(\/[\w.-]+)*$/,
    "use the name of one branch, without refs/heads/ (for example main)",
  ).default("main"),
  /**
   * Issuer of the tokens, without https://; another one for a server of your own.
   * @default token.actions.githubusercontent.com or gitlab.com
   */
  issuer: textLike(
    /^(?=.{4,200}$)[a-z0-9-]+(\.[a-z0-9-]+)+(\/[\w.-]+)*$/,
    "use the issuer's host and path without https:// (for example gitlab.example.com)",
  ).optional(),
  /**
   * Audience that tokens are asked for.
   * @default sts.amazonaws.com on GitHub; the issuer's address on GitLab
   */
  audience: textLike(
    /^[^\s*?]{1,255}$/,
    "use the exact audience of the token, without * and ? (for example sts.amazonaws.com)",
  ).optional(),
  /**
   * Subjects that may plan, if not those that the provider gives by default.
   * @default on GitHub pull requests and the branch; on GitLab the branch
   */
  planSubjects: subjects("plan"),
  /**
   * Subjects that may deploy, if not those that the provider gives by default.
   * @default on GitHub the environment of this environment's name; on GitLab the branch
   */
  deploySubjects: subjects("deploy"),
  /**
   * Whether there is a third role, which records an image and deploys the service that takes it, and nothing
   * else (docs/ci-roles.md).
   * @default false
   */
  rollout: yesOrNo.default(false),
  /**
   * Subjects that may roll out an image, if not those that the provider gives by default.
   * @default on GitHub the environment `<name>-rollout`; on GitLab the branch
   */
  rolloutSubjects: subjects("roll out an image"),
  /**
   * Whether this environment makes the identity provider. An account has at most one for each
   * issuer: where it has it already, others use that one.
   * @default true
   */
  createProvider: yesOrNo.default(true),
});
