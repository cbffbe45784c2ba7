/** Words in a name that say that the value is a secret. */
const SECRET_WORDS =
  /(^|[^a-z])(password|passwd|passphrase|secret|token|credentials?|api[_-]?key|access[_-]?key|private[_-]?key|auth[_-]?data|session[_-]?key)s?($|[^a-z])/i;

/** Names that end so hold where a secret is, not the secret. */
const PLACES = /(arn|name|path|file|id|url|uri|ttl|expiry|seconds|parameter)$/i;

/** Beginnings by which AWS, GitHub and PEM mark what must stay secret. */
const SECRET_VALUES =
  /\b(AKIA|ASIA)[A-Z0-9]{16}\b|\bgh[pousr]_\w{36}|-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** Names by which AWS's tools take credentials (ECS.8, CodeBuild.2). */
const CREDENTIAL_NAMES = new Set([
  "AWS_ACCESS_KEY_ID",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
  "ECS_ENGINE_AUTH_DATA",
]);

/** Whether a variable's or a parameter's name says that its value is a secret. */
export function isSecretName(name: string): boolean {
  if (CREDENTIAL_NAMES.has(name)) return true;
  return SECRET_WORDS.test(name) && !PLACES.test(name);
}

/** Whether a value looks like a credential, whatever its name. */
export function isSecretValue(value: string): boolean {
  return SECRET_VALUES.test(value);
}
