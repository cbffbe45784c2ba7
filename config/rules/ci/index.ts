import type { Rule } from "../rule";
import { ciRepository } from "./ci-repository";
import { ciRoleNames } from "./ci-role-names";

/** Rules about the roles of CI. Where two refuse the same setting, the first is reported. */
export const CI_RULES: readonly Rule[] = [ciRepository, ciRoleNames];
