import type { CiTrust } from "../../../config/ci";
import type { Environment } from "../../../config/schema/environment";
import type { Arns } from "../../../lib/arns";
import type { CiArns } from "../../../lib/ci-arns";
import type { CiDuty, Names } from "../../../lib/names";
import type { PolicyStatement } from "../../../lib/policy";

/** What the statements of CI's roles are made from. */
export interface CiContext {
  readonly environment: Environment;
  readonly names: Names;
  readonly arns: Arns;
  readonly ciArns: CiArns;
  /** ARN of the environment's key. */
  readonly kmsKeyArn: string;
  readonly trust: CiTrust;
  /** The roles of CI that there are. */
  readonly duties: readonly CiDuty[];
  /** The services that have a task role of their own. */
  readonly servicesWithRole: readonly string[];
}

/** Statements by the policy they are in, of which a role has several: AWS limits their size. */
export type CiPolicies = Readonly<Record<string, readonly PolicyStatement[]>>;
