/**
 * Builds without a stack trace for each token that is made. cdktf notes them for two of its own
 * messages, however deep they are; mapped to the sources, they take a fifth of a synthesis. What is an
 * error keeps its stack trace.
 */
export function withoutTokenStacks<T>(build: () => T): T {
  // Called as Error's own below.
  // eslint-disable-next-line @typescript-eslint/unbound-method
  const { captureStackTrace } = Error;
  Error.captureStackTrace = (target, below) => {
    if (target instanceof Error) captureStackTrace.call(Error, target, below);
  };
  try {
    return build();
  } finally {
    Error.captureStackTrace = captureStackTrace;
  }
}
