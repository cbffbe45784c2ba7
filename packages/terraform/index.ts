export { mayBeOff } from "./model/may-be-off";
export {
  containersOf,
  containersText,
  type EcsWorkload,
  ecsWorkloads,
  TASK_STARTERS,
} from "./aws/ecs-workloads";
export { blocksOfRule, PREFIX_LISTS, prefixListBlocks } from "./aws/prefix-lists";
export {
  type ConfiguredRule,
  SECURITY_GROUP_RULES,
  SECURITY_GROUPS,
  securityGroupRules,
} from "./aws/security-group-rules";
export { typeName } from "./aws/type-aliases";
export {
  blocksOf,
  isOff,
  isOn,
  isSet,
  isUnknown,
  listOf,
  numberOf,
  textOf,
} from "./model/attributes";
export { isObject, type Json } from "./model/json";
export { parseStack } from "./model/parse-stack";
export { type AccountLocation, accountLocationOf } from "./model/account-location";
export { readApp } from "./model/read-app";
export {
  parseReference,
  type Reference,
  replaceReferences,
  splitTemplate,
} from "./model/reference";
export { referencesIn } from "./model/references-in";
export { resolveReferences } from "./model/resolve-references";
export { stateOf } from "./model/state-of";
export type {
  Leftover,
  SynthesizedApp,
  SynthesizedResource,
  SynthesizedStack,
} from "./model/synthesized-app";
export { nearest } from "./nearest";
export { type Action, actionOf } from "./plan/action";
export { PlanError } from "./plan/plan-error";
export {
  parsePlan,
  type PlannedChange,
  type TerraformPlan,
  type Values,
  withoutKey,
} from "./plan/parse-plan";
export { planOfState } from "./plan/plan-of-state";
export { resourcesOfPlan } from "./plan/resources-of-plan";
export {
  type Attributes,
  type AttributeSchema,
  type BlockSchema,
  MAP,
  type ValueSchema,
} from "./schema/attribute-schema";
export { BACKENDS } from "./schema/backend-settings";
export { META_ARGUMENTS } from "./schema/meta-arguments";
export { libraryOf, providerOf } from "./schema/provider-package";
export { attributesIn, attributesOf, takesDefaultTags } from "./schema/resource-schema";
