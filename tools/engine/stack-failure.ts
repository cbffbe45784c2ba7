/** Why what was done with a stack did not come to its end. */
export class StackFailure extends Error {
  override readonly name = "StackFailure";

  /**
   * @param goOn `again`: nothing was changed, and the same command goes on; `plan`: what is there is
   *   not what was planned any more
   */
  constructor(
    message: string,
    readonly goOn: "again" | "plan",
  ) {
    super(message);
  }
}
