import type { App } from "cdktf";
import type { GuardrailFinding } from "#guardrails";
import { providerLock } from "../config/provider-lock";
import type { Environment } from "../config/schema/environment";
import { buildApp } from "../stacks/build-app";
import { enforceGuardrails } from "./guardrails";

export interface CheckedAppOptions {
  /** Where `synth()` writes. @default the directory that cdktf names, or cdktf.out */
  readonly outdir?: string;
  /** Whether the guardrails are asked. @default true */
  readonly guardrails?: boolean;
}

/**
 * App of all environments that the guardrails let pass. Nothing is written before its `synth()`.
 * @returns the app, and findings that only warn
 * @throws GuardrailError with what must not reach production
 * @throws ConfigurationError when an exception names no rule
 */
export function buildCheckedApp(
  environments: readonly Environment[],
  { outdir, guardrails = true }: CheckedAppOptions = {},
): { readonly app: App; readonly findings: readonly GuardrailFinding[] } {
  const app = buildApp({
    environments,
    providerLock: providerLock(),
    ...(outdir !== undefined && { outdir }),
  });
  return { app, findings: guardrails ? enforceGuardrails(app, environments) : [] };
}
