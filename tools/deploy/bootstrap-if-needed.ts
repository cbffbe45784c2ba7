import { createInterface } from "node:readline/promises";
import type { Environment } from "../../config/schema/environment";
import { bootstrap } from "../bootstrap";
import { ToolError } from "../process/errors";
import { withPrerequisites } from "../state/bootstrapping";

/**
 * Bootstraps an environment that was never bootstrapped, or not whole, once somebody agrees.
 * @throws ToolError when nobody does
 */
export async function bootstrapIfNeeded(environment: Environment, agreed: boolean): Promise<void> {
  const missing = await withPrerequisites(environment, (all) =>
    Promise.resolve(all.filter(({ exists }) => !exists).map(({ what }) => what)),
  );
  if (missing.length === 0) return;
  const { name, accountId, region } = environment;
  const what = `${missing.join(" and ")} (account ${accountId}, ${region})`;
  if (!agreed) {
    if (!process.stdin.isTTY) {
      throw new ToolError(`${what}: not there yet. Create it with: npm run bootstrap -- ${name}`);
    }
    const prompt = createInterface({ input: process.stdin, output: process.stdout });
    const question = `Missing: ${what}. Create it? (yes, no): `;
    const answer = await prompt.question(question).finally(() => {
      prompt.close();
    });
    if (answer.trim().toLowerCase() !== "yes") throw new ToolError("Nothing was created.");
  }
  console.log(await bootstrap(environment));
}
