import { makeNames } from "../../lib/names";
import { ciDuties, ciIssuer } from "../ci";
import { NAME_SECTIONS, namePath, ROLE_NAMES } from "./names";
import { inSameWorld, type Named, rule, ruleAcross, type Sections } from "./rule";

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

/** The roles of CI have names from the prefix alone: another role must not be set to one. */
export const ciRoleNames = rule([...NAME_SECTIONS, "iam"], (sections) => {
  const { ci } = sections.iam;
  if (ci === undefined) return [];
  const names = makeNames(sections);
  const taken = ciDuties(ci).map(names.ciRole);
  return ROLE_NAMES.filter((key) => taken.includes(names[key].toLowerCase())).map((key) => ({
    path: namePath(sections, key),
    value: names[key],
    message: "is the name of a role for CI: use a name of its own for each role",
  }));
});

/** Whoever names subjects means a role to be there. */
export const ciRolloutSubjects = rule(["iam"], ({ iam: { ci } }) => {
  if (ci?.rolloutSubjects === undefined || ci.rollout) return [];
  const message = "is for a role that is not there: set iam.ci.rollout to true, or leave it out";
  return [{ path: ["iam", "ci", "rolloutSubjects"], message }];
});

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html */
export const ciProvidersDistinct = ruleAcross(
  ["iam", "accountId", "emulatorEndpoint"],
  (earlier, later) => {
    if (earlier.accountId !== later.accountId || !inSameWorld(earlier, later)) return [];
    const [first, second] = [earlier.iam.ci, later.iam.ci];
    if (!first?.createProvider || !second?.createProvider) return [];
    const issuer = ciIssuer(second);
    if (ciIssuer(first) !== issuer) return [];
    const message =
      `makes the identity provider of ${issuer}, which ${earlier.name} makes in the same account: ` +
      "use false in one of them (an account has one for each issuer)";
    return [{ path: [later.name, "iam", "ci", "createProvider"], value: true, message }];
  },
);

/**
 * CI deploys what is called `<namePrefix>-*`. With the prefixes `learner` and `learner-prod`, CI of the
 * one could change what is of the other.
 */
export const ciPrefixesApart = ruleAcross(
  ["namePrefix", "accountId", "iam", "emulatorEndpoint"],
  (earlier, later) => {
    if (earlier.accountId !== later.accountId || !inSameWorld(earlier, later)) return [];
    const [short, long] =
      earlier.namePrefix.length < later.namePrefix.length ? [earlier, later] : [later, earlier];
    const { namePrefix: value } = long;
    if (short.iam.ci === undefined || !value.startsWith(`${short.namePrefix}-`)) return [];
    const message =
      `is within ${short.namePrefix}-*, which CI of ${short.name} may change in the same account: ` +
      `use a prefix that does not start with ${short.namePrefix}-`;
    return [{ path: [long.name, "namePrefix"], value, message }];
  },
);

/** What belongs to a network has no name in its ARN: CI knows it by the tags Project and Environment. */
export const ciTagsDistinct = ruleAcross(
  ["tags", "project", "accountId", "iam", "emulatorEndpoint"],
  (earlier, later) => {
    if (earlier.accountId !== later.accountId || !inSameWorld(earlier, later)) return [];
    if (earlier.iam.ci === undefined && later.iam.ci === undefined) return [];
    const value = environmentTag(later);
    if (earlier.project !== later.project || environmentTag(earlier) !== value) return [];
    // A default is the environment's name: then the tag to change is the earlier one's.
    const [at, other] = later.tags.environment === undefined ? [earlier, later] : [later, earlier];
    const message =
      `is the tag of ${other.name} in the same account, by which CI knows what it may change: ` +
      "use another, or another project";
    return [{ path: [at.name, "tags", "environment"], value, message }];
  },
);

const environmentTag = ({ tags, name }: Named<Pick<Sections, "tags">>) => tags.environment ?? name;
