import type { z } from "zod";
import { CI_DUTIES, type CiDuty } from "../lib/names";
import type { ciSchema } from "./schema/ci";

/** Settings of CI, defaults filled in. */
export type Ci = z.output<typeof ciSchema>;

const ISSUERS = { github: "token.actions.githubusercontent.com", gitlab: "gitlab.com" } as const;

/** Whose tokens are trusted, and which of them. */
export interface CiTrust {
  /** Without https://, as ARNs and condition keys have it. */
  readonly issuer: string;
  readonly audience: string;
  readonly planSubjects: readonly string[];
  readonly deploySubjects: readonly string[];
  readonly rolloutSubjects: readonly string[];
}

/** The roles that an environment has for CI. */
export function ciDuties({ rollout }: Ci): readonly CiDuty[] {
  return rollout ? CI_DUTIES : CI_DUTIES.filter((duty) => duty !== "rollout");
}

export function ciIssuer({ issuer, provider }: Ci): string {
  return issuer ?? ISSUERS[provider];
}

/** What the tokens of an environment's CI say. */
export function ciTrust(environmentName: string, ci: Ci): CiTrust {
  const issuer = ciIssuer(ci);
  const byDefault =
    ci.provider === "github" ? githubSubjects(environmentName, ci) : gitlabSubjects(ci);
  return {
    issuer,
    // What aws-actions/configure-aws-credentials asks for, and what GitLab's guide for AWS does.
    audience: ci.audience ?? (ci.provider === "github" ? "sts.amazonaws.com" : `https://${issuer}`),
    planSubjects: ci.planSubjects ?? byDefault.plan,
    deploySubjects: ci.deploySubjects ?? byDefault.deploy,
    rolloutSubjects: ci.rolloutSubjects ?? byDefault.rollout,
  };
}

/** https://docs.github.com/en/actions/reference/security/oidc */
function githubSubjects(environmentName: string, { repository, branch }: Ci) {
  return {
    plan: [`repo:${repository}:pull_request`, `repo:${repository}:ref:refs/heads/${branch}`],
    // GitHub's environments have reviewers and branches of their own, which a branch alone has not.
    deploy: [`repo:${repository}:environment:${environmentName}`],
    // One of its own, so that who may roll out need not be who may deploy.
    rollout: [`repo:${repository}:environment:${environmentName}-rollout`],
  };
}

/**
 * https://docs.gitlab.com/ci/secrets/id_token_authentication/: of a merge request, the subject has
 * the source branch, which can be any; so only the protected branch has a subject to name.
 */
function gitlabSubjects({ repository, branch }: Ci) {
  const protectedBranch = `project_path:${repository}:ref_type:branch:ref:${branch}`;
  return { plan: [protectedBranch], deploy: [protectedBranch], rollout: [protectedBranch] };
}
