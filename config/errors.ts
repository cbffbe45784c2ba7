/** One mistake in the configuration. */
export interface Problem {
  /** Environment and setting: `dev.network.zones[2]`. */
  readonly path: string;
  /** What is wrong, then a colon and what to do about it. */
  readonly message: string;
  /** What was found there; left out where nothing is there, or where it could be a secret. */
  readonly value?: unknown;
}

/** Everything that is wrong with the configuration, one line for each mistake. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join("\n"));
    this.problems = problems;
  }
}

/** `dev.network.cidr: "10.0.0.0/30" is too small: use /16 to /23`. */
export function formatProblem(problem: Problem): string {
  const { path, message } = problem;
  return "value" in problem
    ? `${path}: ${formatValue(problem.value)} ${message}`
    : `${path}: ${message}`;
}

/** `["dev", "ssm", "config", "app/log-level"]` becomes `dev.ssm.config["app/log-level"]`. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) => {
      if (typeof key === "number") return `[${key}]`;
      const text = String(key);
      if (!/^[\w-]+$/.test(text)) return `[${JSON.stringify(text)}]`;
      return index === 0 ? text : `.${text}`;
    })
    .join("");
}

/** Characters of a value that are shown: enough to find it by, and the line stays readable. */
const LONGEST_VALUE = 80;

/** A value as JSON on one line, shortened when it is long. */
function formatValue(value: unknown): string {
  const text = toJson(value);
  return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE)}...`;
}

function toJson(value: unknown): string {
  // JSON would show NaN and Infinity as null, and has no way to show a bigint or a function.
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  if (["function", "symbol", "undefined"].includes(typeof value)) return `(${typeof value})`;
  try {
    return JSON.stringify(value);
  } catch {
    return "(an object that is not plain data)";
  }
}
