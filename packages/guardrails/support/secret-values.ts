import { wordsOf } from "./secret-names";

/** Texts that only credentials look like, by what their makers call them. */
const FORMATS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ["AWS access key", /\b(AKIA|ASIA)[A-Z0-9]{16}\b/],
  ["private key", /-----BEGIN [A-Z ]*PRIVATE KEY( BLOCK)?-----|\bAGE-SECRET-KEY-1[A-Z0-9]+/],
  ["JSON Web Token", /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]+/],
  ["GitHub token", /\bgh[pousr]_\w{36}|\bgithub_pat_\w{22}/],
  ["GitLab token", /\bgl(pat|dt|rt|ptt|cbt)-[\w-]{20}/],
  ["Slack token", /\bxox[abeoprs]-[\w-]{10}|\bxapp-\d-[\w-]{10}/],
  ["Slack webhook", /\bhooks\.slack\.com\/(services|workflows)\/\w+\/\w+/],
  ["Stripe key", /\b[rs]k_(live|test)_\w{16}|\bwhsec_[\w+/]{24}/],
  ["Google key", /\bAIza[\w-]{35}|\bGOCSPX-[\w-]{20}/],
  ["package registry's token", /\bnpm_[A-Za-z0-9]{36}|\bpypi-AgE[\w-]{20}|\bdckr_pat_[\w-]{20}/],
  ["SendGrid key", /\bSG\.[\w-]{16,}\.[\w-]{16,}/],
  [
    "API key",
    /\bsk-(ant-|proj-)?[\w-]{32}|\bhf_[A-Za-z0-9]{30}|\bdop_v1_[a-f0-9]{40}|\bshpat_[a-f0-9]{32}/,
  ],
  ["Vault token", /\bhv[bs]\.[\w-]{20}/],
  ["Telegram bot's token", /\b\d{8,10}:AA[\w-]{33}\b/],
  ["password's hash", /^\$(2[abxy]?|argon2(id|i|d)|[156y]|scrypt)\$./],
  ["header with credentials", /^(authorization: *)?(basic|bearer) +[\w+/=.~-]{12,}$/i],
];

/** What stands for a password where one would be: `<password>`, `***`, `$(PASSWORD)`, `%s`. */
const PLACEHOLDER = /^([<{[(%$*].*|x+|-+)$/i;

/** `postgres://app:password@host/shop`. */
const URL_PASSWORD = /\b[a-z][a-z0-9+.-]*:\/\/[^\s/?#:@]*:([^\s/?#@]+)@/gi;

/** `Server=db;Password=...`, `?user=app&password=...`, `host=db password=...`. */
const SETTING_PASSWORD =
  /(?:^|[;?&\s])(?:password|pwd|accountkey|sharedaccesskey|secret|(?:api|access)_?key|(?:access_?)?token|sig)=([^;&\s]+)/gi;

/** Numbers, durations, flags, and the words for nothing. */
const NUMBER = /^[+-]?\d+([.,]\d+)?\s?(%|[a-z]{1,7})?$/i;
const FLAG =
  /^(true|false|yes|no|on|off|enabled?|disabled?|required|optional|none|null|nil|undefined)$/i;
const ARN = /^arn:aws[\w-]*:[\w-]+:[\w-]*:\d*:\S+$/;
const URL = /^[a-z][a-z0-9+.-]*:\/\/[^\s@]+$/i;
/** Where a secret is, in a file system or in Parameter Store. */
const PATH = /^(\/[a-z][a-z0-9._-]*){2,}$/;
const DIGEST = /^(sha\d{1,3}|md5)[:-][\w+/=]+$/i;
const HEX_OR_UUID = /^[0-9a-f-]+$/i;
/** What Stripe and others write before a key that stands in every page. */
const PUBLISHED = /^pk_(live|test)_/;

/** What a value looks like, if only credentials look so. */
export function secretFormat(value: string): string | undefined {
  const known = FORMATS.find(([, pattern]) => pattern.test(value))?.[0];
  if (known !== undefined) return known;
  if (holdsPassword(value, URL_PASSWORD)) return "URL with a password";
  if (holdsPassword(value, SETTING_PASSWORD)) return "connection string with a password";
  const inside = decoded(value);
  return inside === undefined ? undefined : secretFormat(inside);
}

/** Whether a value is a long text without order, as generated secrets are. */
export function isRandom(value: string): boolean {
  if (!/^[\w+/=.~!@#$%^&*-]{24,512}$/.test(value) || isFingerprint(value)) return false;
  const classes = [/[a-z]/, /[A-Z]/, /\d/].filter((kind) => kind.test(value));
  const words = wordsOf(value);
  // Where people write, a word has some letters; among random characters case and digits alternate.
  return classes.length === 3 && words.join("").length / words.length < LONGEST_RANDOM_WORD;
}

/** Letters of the same case, or digits, that stand together on average. */
const LONGEST_RANDOM_WORD = 3.5;

/** Whether a value can be no secret, whatever its name says. */
export function isHarmless(value: string): boolean {
  return (
    value.trim() === "" ||
    [NUMBER, FLAG, ARN, PATH, DIGEST].some((pattern) => pattern.test(value)) ||
    (URL.test(value) && secretFormat(value) === undefined)
  );
}

/** Whether a value is digits alone, as a weak password may be; up to three are a limit. */
export function isLongNumber(value: string): boolean {
  return /^\d{4,}$/.test(value);
}

function holdsPassword(value: string, pattern: RegExp): boolean {
  return [...value.matchAll(pattern)].some(([, password = ""]) => !PLACEHOLDER.test(password));
}

function isFingerprint(value: string): boolean {
  return (
    [DIGEST, HEX_OR_UUID, PUBLISHED, PATH].some((pattern) => pattern.test(value)) ||
    decoded(value) !== undefined
  );
}

/** The text that is written in Base64, if it is text. */
function decoded(value: string): string | undefined {
  if (!/^[A-Za-z0-9+/]{16,}={0,2}$/.test(value) || value.length % 4 !== 0) return undefined;
  const text = Buffer.from(value, "base64").toString("latin1");
  return /^[\t\n\r -~]+$/.test(text) ? text : undefined;
}
