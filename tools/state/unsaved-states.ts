import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { SYNTH_DIRECTORY } from "../project/paths";
import { ToolError } from "../process/errors";

/** What Terraform writes beside a stack's configuration where it could not save the state. */
const FILE = "errored.tfstate";

/** A state that an apply could not save. */
export interface UnsavedState {
  /** The stack's id: `dev-network`. */
  readonly id: string;
  readonly file: string;
  readonly text: string;
}

/** The states of an environment's stacks that could not be saved from this checkout. */
export function unsavedStates(environment: string, directory = SYNTH_DIRECTORY): UnsavedState[] {
  const stacks = path.join(directory, "stacks");
  if (!existsSync(stacks)) return [];
  return readdirSync(stacks)
    .filter((id) => id.startsWith(`${environment}-`))
    .flatMap((id) => {
      const file = path.join(stacks, id, FILE);
      return existsSync(file) ? [{ id, file, text: readFileSync(file, "utf8") }] : [];
    });
}

/**
 * @throws ToolError where an apply could not save its state: applying again would make a newer one,
 * and what the unsaved one lists would be known to nobody
 */
export function refuseUnsavedStates(environment: string, directory?: string): void {
  const unsaved = unsavedStates(environment, directory);
  if (unsaved.length === 0) return;
  const lines = unsaved.map(({ id, file }) => `  ${id}: ${path.relative(process.cwd(), file)}`);
  throw new ToolError(
    `The last apply could not save the state of:\n${lines.join("\n")}\nNothing was done: going on ` +
      `would make that state worthless. "npm run doctor -- ${environment}" saves it.`,
  );
}
