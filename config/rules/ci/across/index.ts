import type { RuleAcross } from "../../across/rule-across";
import { ciPrefixesApart } from "./ci-prefixes-apart";
import { ciProvidersDistinct } from "./ci-providers-distinct";
import { ciTagsDistinct } from "./ci-tags-distinct";

/** Rules about environments in one account of which one has roles for CI. */
export const CI_RULES_ACROSS: readonly RuleAcross[] = [
  ciProvidersDistinct,
  ciPrefixesApart,
  ciTagsDistinct,
];
