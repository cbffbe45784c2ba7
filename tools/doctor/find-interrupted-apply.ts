import path from "node:path";
import { ApplyRecord } from "../apply/record";
import { PROJECT_ROOT } from "../project/paths";
import type { Finding } from "./finding";

/**
 * Stacks whose apply of reviewed plans was begun, and not ended, as the record beside the plans says.
 * @param directory of plans. @default where `npm run plan` writes them
 */
export function findInterruptedApply(
  environment: string,
  directory = path.join(PROJECT_ROOT, "plans", environment),
): Finding[] {
  const begun = new ApplyRecord(directory).begun();
  if (begun.length === 0) return [];
  const named = path.relative(PROJECT_ROOT, directory);
  return [
    {
      name: `interrupted-apply:${environment}`,
      evidence: [
        `${named}/applied.json: the apply of these was begun, and did not come to its end:`,
        ...begun.map(({ id, at }) => `  ${id}, ${at}`),
        `Once nothing else is wrong: "npm run apply -- ${named}" looks how far it came, and goes on.`,
      ],
    },
  ];
}
