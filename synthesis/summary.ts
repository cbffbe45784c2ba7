import path from "node:path";
import { type App, TerraformStack } from "cdktf";
import type { Environment } from "../config/schema/environment";

/** `Wrote 23 stacks of 3 environments (dev, local, prod) to cdktf.out.` */
export function synthSummary(app: App, environments: readonly Environment[]): string {
  const stacks = app.node.children.filter((child) => TerraformStack.isStack(child));
  const names = environments.map(({ name }) => name).join(", ");
  return (
    `Wrote ${counted(stacks.length, "stack")} of ${counted(environments.length, "environment")} ` +
    `(${names}) to ${path.relative(process.cwd(), app.outdir)}.`
  );
}

const counted = (count: number, noun: string): string =>
  `${String(count)} ${noun}${count === 1 ? "" : "s"}`;
