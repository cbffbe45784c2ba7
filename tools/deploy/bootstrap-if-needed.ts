import type { Environment } from "../../config/schema/environment";
import { bootstrap } from "../bootstrap";
import { ToolError } from "../process/errors";
import { withPrerequisites } from "../state/bootstrapping";
import { question } from "../terminal/question";

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
    const answer = await question(`Missing: ${what}. Create it? (yes, no): `);
    if (answer.trim().toLowerCase() !== "yes") throw new ToolError("Nothing was created.");
  }
  console.log(await bootstrap(environment));
}
