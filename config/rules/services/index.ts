import type { Rule } from "../rule";
import { callsAcyclic } from "./calls-acyclic";
import { callsKnown } from "./calls-known";
import { callsSelf } from "./calls-self";
import { callsUnique } from "./calls-unique";
import { configKeys } from "./config-keys";
import { egressBlocks } from "./egress-blocks";
import { egressDistinct } from "./egress-distinct";
import { execCluster } from "./exec-cluster";
import { execRootFilesystem } from "./exec-root-filesystem";
import { healthCheckCodes } from "./health-check-codes";
import { healthCheckTimeout } from "./health-check-timeout";
import { imageParameterPath } from "./image-parameter-path";
import { imageParametersDistinct } from "./image-parameters-distinct";
import { publicServiceCount } from "./public-service-count";
import { routeConditions } from "./route-conditions";
import { routeLimits } from "./route-limits";
import { routePriorities } from "./route-priorities";
import { routesDistinct } from "./routes-distinct";
import { routeUnique } from "./route-unique";
import { scalingBounds } from "./scaling-bounds";
import { scalingReasons } from "./scaling-reasons";
import { scalingRequests } from "./scaling-requests";
import { scheduledTaskCount } from "./scheduled-task-count";
import { secretKeys } from "./secret-keys";
import { serviceNameLengths } from "./service-name-lengths";
import { serviceNamesFree } from "./service-names-free";
import { serviceRolesDistinct } from "./service-roles-distinct";
import { sidecarCount } from "./sidecar-count";
import { sidecarCpu } from "./sidecar-cpu";
import { sidecarMemory } from "./sidecar-memory";
import { sidecarNames } from "./sidecar-names";
import { sidecarRegistries } from "./sidecar-registries";
import { spotProduction } from "./spot-production";
import { spotProviders } from "./spot-providers";
import { statementActions } from "./statement-actions";
import { statementResources } from "./statement-resources";
import { statementsSize } from "./statements-size";
import { taskSize } from "./task-size";
import { variableNames } from "./variable-names";
import { writablePaths } from "./writable-paths";

/** Rules about services. Where two refuse the same setting, the first is reported. */
export const SERVICE_RULES: readonly Rule[] = [
  serviceNamesFree,
  serviceNameLengths,
  serviceRolesDistinct,
  taskSize,
  sidecarNames,
  sidecarCount,
  sidecarMemory,
  sidecarCpu,
  sidecarRegistries,
  healthCheckTimeout,
  healthCheckCodes,
  writablePaths,
  execRootFilesystem,
  execCluster,
  variableNames,
  configKeys,
  secretKeys,
  imageParameterPath,
  imageParametersDistinct,
  statementActions,
  statementResources,
  statementsSize,
  scheduledTaskCount,
  spotProviders,
  spotProduction,
  scalingBounds,
  scalingRequests,
  scalingReasons,
  callsSelf,
  callsKnown,
  callsUnique,
  callsAcyclic,
  egressBlocks,
  egressDistinct,
  publicServiceCount,
  routeConditions,
  routeLimits,
  routeUnique,
  routePriorities,
  routesDistinct,
];
