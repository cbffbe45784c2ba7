import { rule } from "../rule";

const PLAIN = /^[\w.-]+\/[\w.-]+$/;
/** https://docs.github.com/en/actions/reference/security/oidc */
const WITH_IDS = /^[\w.-]+@\d+\/[\w.-]+@\d+$/;

/** GitHub has owners and names, both with an id or neither; GitLab has groups in groups, and no ids. */
export const ciRepository = rule(["iam"], ({ iam: { ci } }) => {
  if (ci === undefined) return [];
  const { provider, repository: value } = ci;
  if (provider === "github" ? PLAIN.test(value) || WITH_IDS.test(value) : !value.includes("@")) {
    return [];
  }
  const message =
    provider === "github"
      ? "is not a repository of GitHub: use owner/name, or owner@id/name@id where tokens have the ids"
      : "is not a project of GitLab: use its path (for example group/project)";
  return [{ path: ["iam", "ci", "repository"], value, message }];
});
