/**
 * The Terraform variable that carries a secret's value from outside, so that `app/session-key`
 * is set by `TF_VAR_secret_app_session_key`. Variables know fewer characters than parameters do;
 * config/rules/parameters.ts refuses two secrets that end up with one variable.
 */
export function secretVariable(secretName: string): string {
  return `secret_${secretName.replaceAll(/[^A-Za-z0-9_]/g, "_")}`;
}
