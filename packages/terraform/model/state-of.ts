/**
 * Where a state lies: what the backend of one stack and the remote state of another have in common.
 * @param settings of a backend, or the `config` of a `terraform_remote_state`
 */
export function stateOf(settings: unknown): string {
  const { bucket, key, path } = (settings ?? {}) as Readonly<Record<string, unknown>>;
  return JSON.stringify([bucket, key, path]);
}
