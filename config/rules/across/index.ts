import { CI_RULES_ACROSS } from "../ci/across";
import { environmentNames } from "./environment-names";
import { namePrefixesDistinct } from "./name-prefixes-distinct";
import { namesDistinct } from "./names-distinct";
import type { RuleAcross } from "./rule-across";
import { serviceNamesDistinct } from "./service-names-distinct";
import { stateBucketsDistinct } from "./state-buckets-distinct";

/** Rules about all environments together. */
export const RULES_ACROSS: readonly RuleAcross[] = [
  environmentNames,
  namePrefixesDistinct,
  namesDistinct,
  serviceNamesDistinct,
  stateBucketsDistinct,
  ...CI_RULES_ACROSS,
];
