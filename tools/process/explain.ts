/**
 * Errors of the machine and of AWS that no code of a command foresees, as people can act on them.
 * @returns nothing for an error of the program's own
 */
export function explain(error: Error): string | undefined {
  return explainSystem(error) ?? explainAws(error);
}

const UNANSWERED =
  "AWS, or the emulator, does not answer. Is the network there? The emulator is started by " +
  '"npm run local". Then run the same command again.';

/**
 * What to do about an error of the system, by its code:
 * https://nodejs.org/docs/latest-v20.x/api/errors.html#common-system-errors
 */
const SYSTEM: Readonly<Record<string, string>> = {
  ENOSPC: "The disk is full: make room, then run the same command again.",
  EDQUOT: "The quota of the disk is used up: make room, then run the same command again.",
  EFBIG:
    "The limit of a file's size is reached (ulimit -f): raise it, then run the same command again.",
  EROFS: "The disk can only be read: use another directory, or mount it for writing.",
  EACCES: "The user who runs this may not: correct the file's owner or mode.",
  EPERM: "The user who runs this may not: correct the file's owner or mode.",
  EMFILE: "Too many files are open: raise the limit (ulimit -n).",
  ECONNREFUSED: UNANSWERED,
  ECONNRESET: UNANSWERED,
  ENOTFOUND: UNANSWERED,
  EAI_AGAIN: UNANSWERED,
  ETIMEDOUT: UNANSWERED,
  EPIPE: UNANSWERED,
};

function explainSystem(error: Error & { readonly code?: unknown }): string | undefined {
  const what = SYSTEM[String(error.code)];
  return what === undefined ? undefined : `${error.message}\n${what}`;
}

/** An exception of AWS, as its SDK throws it. */
interface AwsException extends Error {
  readonly $metadata?: { readonly httpStatusCode?: number };
}

function explainAws(error: AwsException): string | undefined {
  if (error.name === "CredentialsProviderError" || error.name === "TokenProviderError")
    return `${error.message}\n${SIGN_IN}`;
  if (error.$metadata?.httpStatusCode === undefined) return undefined;
  // The answer to HEAD has no body.
  const status = error.$metadata.httpStatusCode;
  if (error.name.startsWith("Unknown"))
    return `AWS refuses with HTTP ${status}, and no reason.\n${SIGN_IN}`;
  const said = `AWS refuses: ${error.name}: ${error.message}`;
  const remedy = remedyOf(error.name);
  return remedy === undefined ? said : `${said}\n${remedy}`;
}

const SIGN_IN = "Sign in again (for example aws sso login), then run the same command again.";

function remedyOf(name: string): string | undefined {
  if (/Expired|InvalidClientTokenId|UnrecognizedClient/.test(name)) return SIGN_IN;
  if (/AccessDenied|Unauthorized|NotAuthorized/.test(name))
    return "docs/deploying-rights.md says what somebody who deploys needs.";
  if (/Throttl|SlowDown|RequestLimit|TooManyRequests/.test(name))
    return "AWS is asked too much at a time: wait a minute, then run the same command again.";
  return undefined;
}
