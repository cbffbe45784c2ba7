import { type Ci, ciTrust } from "../../config/ci";
import { partitionOf } from "../../config/regions";
import type { Environment } from "../../config/schema/environment";
import { makeArns } from "../../lib/arns";
import { type CiDuty, makeNames } from "../../lib/names";

/** What a job needs to know of an environment that CI plans and deploys. */
export interface CiEnvironment {
  readonly name: string;
  readonly region: string;
  /** Whom tokens are asked for. */
  readonly audience: string;
  readonly planRoleArn: string;
  readonly deployRoleArn: string;
  /** @default none without iam.ci.rollout */
  readonly rolloutRoleArn?: string;
  /**
   * Stacks that the plan role cannot ask AWS about: they are planned as their state has them, and no
   * drift is looked for in them.
   */
  readonly noRefresh: readonly string[];
}

export interface CiEnvironmentsOptions {
  readonly provider: Ci["provider"];
  /**
   * Only environments that are deployed from this branch.
   * @default whichever branch that is
   */
  readonly branch?: string | undefined;
}

/**
 * The environments that have `iam.ci` for this provider, in the order that they are deployed in: what
 * has no deletion protection tries a change out for what has it. Then by name.
 */
export function ciEnvironments(
  environments: readonly Environment[],
  { provider, branch }: CiEnvironmentsOptions,
): readonly CiEnvironment[] {
  return environments
    .flatMap((environment) => {
      const { ci } = environment.iam;
      // An emulator on this machine is nothing that a job reaches.
      if (ci?.provider !== provider || environment.emulatorEndpoint !== undefined) return [];
      return branch === undefined || branch === ci.branch ? [{ environment, ci }] : [];
    })
    .toSorted((a, b) => rank(a.environment) - rank(b.environment))
    .map(({ environment, ci }) => describe(environment, ci));
}

const rank = ({ deletionProtection }: Environment) => (deletionProtection ? 1 : 0);

function describe(environment: Environment, ci: Ci): CiEnvironment {
  const { name, region, accountId, iam, ssm } = environment;
  const names = makeNames(environment);
  const arns = makeArns({ partition: partitionOf(region), region, accountId }, names);
  const role = (duty: CiDuty) => arns.role(iam.path, names.ciRole(duty));
  // Refreshing a parameter reads its value, and secret ones are denied to the plan role.
  const noRefresh = Object.keys(ssm.secrets).length > 0 ? [`${name}-ssm`] : [];
  return {
    name,
    region,
    audience: ciTrust(name, ci).audience,
    planRoleArn: role("plan"),
    deployRoleArn: role("deploy"),
    ...(ci.rollout && { rolloutRoleArn: role("rollout") }),
    noRefresh,
  };
}
