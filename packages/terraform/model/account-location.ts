import { partitionOf } from "#aws";
import type { SynthesizedStack } from "./synthesized-app";

/** Where a stack's resources are. */
export interface AccountLocation {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
}

/** @returns nothing where the stack's AWS provider leaves region or account to its surroundings */
export function accountLocationOf(stack: SynthesizedStack): AccountLocation | undefined {
  const { region, allowed_account_ids: accounts } = stack.providers["aws"]?.[0] ?? {};
  const [accountId] = Array.isArray(accounts) ? (accounts as unknown[]) : [];
  if (typeof region !== "string" || typeof accountId !== "string") return undefined;
  return { partition: partitionOf(region), region, accountId };
}
