/** Words that are secrets wherever they are what a name is the name of. */
const SECRETS =
  /(password|passwd|passphrase|secret|token|credential|(api|access|secret|private|encryption|signing|session|auth)key)s?$/;

/** Short ones are secrets only as whole words: `DB_PASS`, and not `COMPASS`. */
const SHORT_SECRETS = new Set(["pass", "pwd", "pw", "passcode", "cred", "creds", "pat", "jwt"]);

/** Kinds of keys that are secret; a key of a cache, a table or an object is not. */
const SECRET_KEYS = new Set(
  (
    "access account admin api app auth authentication cipher client crypto decryption deploy " +
    "encryption hmac integration jwt license master private root secret server service session " +
    "shared signature signing ssh storage subscription webhook"
  ).split(" "),
);

/** They say which one, or how it is written: `API_KEY_PROD`, `TOKEN_V2`, `SECRET_KEY_BASE`. */
const QUALIFIERS =
  /^(v|\d+|prod|production|stag(e|ing)|dev|development|test|testing|live|local|old|new|current|previous|next|primary|secondary|default|value|plain(text)?|raw|string|base|base64|b64|hex|pem|json|data)$/;

/** Names of folders in Parameter Store that say what is in them. */
const SECRET_FOLDERS = /(^|\/)(secrets|passwords|credentials)\/./i;

/** Names by which AWS's tools take credentials (ECS.8, CodeBuild.2). */
const CREDENTIAL_NAMES = new Set([
  "AWS_ACCESS_KEY_ID",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
  "ECS_ENGINE_AUTH_DATA",
]);

/** What is meant for everybody: `NEXT_PUBLIC_API_KEY`, `STRIPE_PUBLISHABLE_KEY`. */
const PUBLIC_WORDS = new Set(["public", "publishable", "site"]);

/** They identify or prove something, and look as random as a secret does. */
const FINGERPRINTS = new Set(
  "certificate cert checksum commit digest etag fingerprint hash id integrity sha thumbprint".split(
    " ",
  ),
);

/**
 * Whether a variable's or a parameter's name says that its value is a secret. The last noun is what a
 * name is the name of: `PASSWORD_MIN_LENGTH` is a length, `TOKEN_ISSUER` an issuer.
 */
export function isSecretName(name: string): boolean {
  if (CREDENTIAL_NAMES.has(name) || SECRET_FOLDERS.test(name)) return true;
  if (isPublicName(name)) return false;
  const { head, before } = headOf(name);
  if (head === "key" || head === "keys") return SECRET_KEYS.has(before);
  return SECRETS.test(head) || SHORT_SECRETS.has(head);
}

/** Whether the name says that people choose the secret, maybe of digits alone. */
export function isPasswordName(name: string): boolean {
  const { head } = headOf(name);
  return /^(.*(password|passwd|passphrase)s?|pass|pwd|pw|passcode)$/.test(head);
}

/** Whether the name says that everybody may see the value. */
function isPublicName(name: string): boolean {
  return wordsOf(name).some((word) => PUBLIC_WORDS.has(word));
}

/** Whether a random text is what the name promises, and nothing that opens anything. */
export function isFingerprintName(name: string): boolean {
  return isPublicName(name) || FINGERPRINTS.has(headOf(name).head);
}

/** Words in lower case: `dbPassword`, `DB_PASSWORD` and `db-password` are the same. */
export function wordsOf(name: string): readonly string[] {
  return (name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []).map((word) => word.toLowerCase());
}

/** What a name is the name of, and the word before it; `KEY_FOR_API` is a key. */
function headOf(name: string): { readonly head: string; readonly before: string } {
  const words = wordsOf(name);
  const preposition = words.findIndex((word, index) => index > 0 && /^(for|of)$/.test(word));
  const phrase = preposition < 0 ? words : words.slice(0, preposition);
  const last = phrase.findLastIndex((word) => !QUALIFIERS.test(word));
  return { head: phrase[last] ?? "", before: phrase[last - 1] ?? "" };
}
