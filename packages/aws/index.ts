export {
  type Block,
  block,
  contains,
  formatBlock,
  overlaps,
  parseBlock,
  pieces,
  prefixLength,
  subnetOf,
} from "./blocks";
export {
  CONDITION_OPERATORS,
  type ConditionOperator,
  conditionOperator,
  type PositiveOperator,
} from "./iam/condition-operators";
export {
  actionsWithDependents,
  askedBesides,
  type DependentAction,
  dependentActionsOf,
} from "./iam/dependent-actions";
export {
  type ActionResourceType,
  conditionKeysOf,
  conditionKeysOfAction,
  globalConditionKeys,
  iamActionsOf,
  iamServices,
  isConditionKey,
  isKeyOfProvider,
  knowsResources,
  mayHaveKey,
  resourceArnsOf,
  resourceTypesOfAction,
} from "./iam/service-authorization";
export { GLOBAL_UNICAST, isOnInternet, isWorld, RESERVED, ROUTED } from "./internet";
export { partitionOf } from "./partitions";
export { policyDocument, type PolicyStatement, readPolicy } from "./policy-document";
export {
  ALL_PORTS,
  count,
  difference,
  formatPorts,
  HIGHEST_PORT,
  includes,
  intersection,
  NO_PORTS,
  type Ports,
  ports,
  union,
} from "./ports";
export {
  type Direction,
  EVERY_PROTOCOL,
  isForEveryPort,
  protocolName,
  rulePorts,
  type RulePeer,
  type SecurityGroupRule,
} from "./security-group-rule";
