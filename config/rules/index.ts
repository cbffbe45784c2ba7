import { ALB_RULES } from "./alb";
import { artifactBucket } from "./artifact-bucket";
import { blocksAligned } from "./blocks-aligned";
import { bucketNames } from "./bucket-names";
import { buildSource } from "./build-source";
import { capacityProvidersUnique } from "./capacity-providers-unique";
import { CI_RULES } from "./ci";
import { connectionAccount } from "./connection-account";
import { emailsUnique } from "./emails-unique";
import { endpointsUnique } from "./endpoints-unique";
import { nameLengths } from "./name-lengths";
import { natNoneEndpoints } from "./nat-none-endpoints";
import { parameterLengths } from "./parameter-lengths";
import { parameterLevels } from "./parameter-levels";
import { parameterNamesDistinct } from "./parameter-names-distinct";
import { parameterPrefixes } from "./parameter-prefixes";
import { permissionsBoundary } from "./permissions-boundary";
import { roleNamesDistinct } from "./role-names-distinct";
import type { Rule } from "./rule";
import { secretVariables } from "./secret-variables";
import { SERVICE_RULES } from "./services";
import { strategyBase } from "./strategy-base";
import { strategyProviders } from "./strategy-providers";
import { strategyUnique } from "./strategy-unique";
import { strategyWeights } from "./strategy-weights";
import { tagCount } from "./tag-count";
import { tagKeys } from "./tag-keys";
import { tierContainment } from "./tier-containment";
import { tierIpv6 } from "./tier-ipv6";
import { tierNames } from "./tier-names";
import { tierOverlap } from "./tier-overlap";
import { tierRoutes } from "./tier-routes";
import { tierSize } from "./tier-size";
import { vpcPrivate } from "./vpc-private";
import { vpcSize } from "./vpc-size";
import { zoneSlots } from "./zone-slots";
import { zonesUnique } from "./zones-unique";

/** Rules within one environment. Where two refuse the same setting, the first is reported. */
export const RULES: readonly Rule[] = [
  tagKeys,
  tagCount,
  parameterPrefixes,
  nameLengths,
  bucketNames,
  roleNamesDistinct,
  permissionsBoundary,
  connectionAccount,
  artifactBucket,
  ...CI_RULES,
  vpcSize,
  blocksAligned,
  vpcPrivate,
  zonesUnique,
  zoneSlots,
  tierNames,
  tierSize,
  tierContainment,
  tierIpv6,
  tierOverlap,
  tierRoutes,
  endpointsUnique,
  natNoneEndpoints,
  parameterLengths,
  parameterLevels,
  parameterNamesDistinct,
  secretVariables,
  capacityProvidersUnique,
  strategyUnique,
  strategyProviders,
  strategyBase,
  strategyWeights,
  buildSource,
  emailsUnique,
  ...SERVICE_RULES,
  ...ALB_RULES,
];
