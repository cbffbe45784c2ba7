import { Construct } from "constructs";
import { type Ci, ciDuties, ciTrust } from "../../../config/ci";
import { partitionOf } from "../../../config/regions";
import { CiRole } from "../../../constructs/ci-role";
import { OidcProvider } from "../../../constructs/oidc-provider";
import { makeCiArns } from "../../../lib/ci-arns";
import type { CiDuty } from "../../../lib/names";
import { ciDeployPolicies } from "./deploy-statements";
import type { CiContext, CiPolicies } from "./context";
import { ciPlanPolicies } from "./plan-statements";
import { ciRolloutPolicies } from "./rollout-statements";

export type CiRolesProps = Omit<CiContext, "ciArns" | "duties" | "trust"> & {
  readonly settings: Ci;
};

/** The identity provider and the roles that jobs of CI assume. */
export class CiRoles extends Construct {
  readonly planRoleArn: string;
  readonly deployRoleArn: string;
  /** @default none without `iam.ci.rollout` */
  readonly rolloutRoleArn: string | undefined;

  constructor(scope: Construct, id: string, props: CiRolesProps) {
    super(scope, id);
    const { environment, names, settings } = props;
    const { region, accountId } = environment;
    const ciArns = makeCiArns({ partition: partitionOf(region), region, accountId }, names);
    const trust = ciTrust(environment.name, settings);
    const { issuer, audience } = trust;
    const context = { ...props, ciArns, duties: ciDuties(settings), trust };

    // The ARN follows from the issuer, and so does not hang on who makes the provider.
    const provider = settings.createProvider
      ? new OidcProvider(this, "provider", { issuer, audiences: [audience] })
      : undefined;
    const role = (
      duty: CiDuty,
      description: string,
      subjects: readonly string[],
      policies: CiPolicies,
    ) => {
      const { arn } = new CiRole(this, duty, {
        name: names.ciRole(duty),
        description,
        path: environment.iam.path,
        provider: provider?.dependable,
        providerArn: ciArns.oidcProvider(issuer),
        issuer,
        audience,
        subjects,
        policies: Object.entries(policies).map(([part, statements]) => ({
          id: part,
          name: names.ciPolicy(duty, part),
          statements,
        })),
        permissionsBoundaryArn: environment.iam.permissionsBoundaryArn,
      });
      return arn;
    };
    this.planRoleArn = role(
      "plan",
      "CI plans with it: reads, and changes nothing",
      trust.planSubjects,
      ciPlanPolicies(context),
    );
    this.deployRoleArn = role(
      "deploy",
      "CI deploys with it: changes what is this environment's",
      trust.deploySubjects,
      ciDeployPolicies(context),
    );
    this.rolloutRoleArn = settings.rollout
      ? role(
          "rollout",
          "CI rolls out images with it: records one, and deploys the service that takes it",
          trust.rolloutSubjects,
          ciRolloutPolicies(context),
        )
      : undefined;
  }
}
