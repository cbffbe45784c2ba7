/** What the synthesized configuration alone does not say. It is an error, never an answer. */
export class Undecided extends Error {
  constructor(where: string, value: unknown, remedy: string) {
    super(
      `${where}: ${value === undefined ? "nothing" : JSON.stringify(value)} is known only at plan; ${remedy}`,
    );
    this.name = "Undecided";
  }
}
