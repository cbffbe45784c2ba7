/** A question about access that cannot be answered as AWS would; it is never answered by a guess. */
export class AccessError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "AccessError";
  }
}
