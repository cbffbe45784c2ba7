/** What Terraform or AWS says, and what only `doctor` can tell about it. */
const CAUSES: readonly (readonly [RegExp, string])[] = [
  [/Error acquiring the state lock/, "who holds the lock, and whether that run can still live"],
  [
    /errored\.tfstate|Failed to (?:save|persist) state|Error saving state/,
    "how the state is saved that could not be, before anything else is done",
  ],
  [
    // Names that are taken, blocks that overlap, requests that were not told to come a second time.
    /already exists|AlreadyExists|AlreadyOwned|AlreadyAssociated|Duplicate|Conflict\b|not idempotent|already in use/,
    "whether a run that was killed made what exists already, and takes it into its state",
  ],
  [
    /ExpiredToken|RequestExpired|InvalidClientTokenId|security token .* expired/,
    "once you have signed in again, what the run has left (a lock, a state that is not saved)",
  ],
  [
    /connection refused|connection reset|no such host|i\/o timeout|broken pipe/,
    "once AWS answers again, what the run has left (a lock, a state that is not saved)",
  ],
  [/no space left on device/, "once there is room again, what the run has left"],
];

/** Where the errors of a run may be more than their text says: what `npm run doctor` looks into. */
export function adviceOn(errors: readonly Error[], environment: string): string[] {
  const found = CAUSES.filter(([cause]) => errors.some(({ message }) => cause.test(message)));
  return found.map(([, what]) => `"npm run doctor -- ${environment}" says ${what}.`);
}
