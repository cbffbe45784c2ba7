import { isWorld, type SecurityGroupRule } from "#aws";
import { blocksOfRule, PREFIX_LISTS } from "#terraform";
import type { GuardrailContext } from "../guardrail";
import { refersTo } from "./references";

/** The blocks by which a rule of a security group means the internet, itself or by a prefix list. */
export function worldBlocks(
  rule: SecurityGroupRule,
  { ofType }: GuardrailContext,
): readonly string[] {
  return blocksOfRule(rule, PREFIX_LISTS.flatMap(ofType), refersTo).filter(isWorld);
}
