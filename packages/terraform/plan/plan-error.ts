/** A plan that cannot be read, or an answer about it that fits nothing. The message says what to do. */
export class PlanError extends Error {
  override readonly name = "PlanError";
}
