import { rmSync } from "node:fs";
import path from "node:path";
import { stackDirectory } from "../plan/synthesize";
import { ToolError } from "../process/errors";
import { damageOf, managedIn, parseState } from "../state/parse-state";
import { textOfVersion } from "../state/state-versions";
import { type UnsavedState, unsavedStates } from "../state/unsaved-states";
import { errorOf } from "../terraform/error-of";
import { runInitialised } from "../terraform/run";
import type { Finding, Patient } from "./finding";

/** States that an apply from this checkout could not save. */
export function findUnsavedStates(patient: Patient, env: NodeJS.ProcessEnv): Promise<Finding[]> {
  const { environment } = patient;
  return Promise.all(
    unsavedStates(environment.name).map((unsaved) => lookAt(patient, unsaved, env)),
  );
}

async function lookAt(
  patient: Patient,
  { id, file, text }: UnsavedState,
  env: NodeJS.ProcessEnv,
): Promise<Finding> {
  const name = `unsaved-state:${id}`;
  const where = path.relative(process.cwd(), file);
  const damage = damageOf(text);
  if (damage !== undefined) return { name, evidence: [`${where} is damaged: ${damage}.`] };
  const unsaved = parseState(text, file);
  const evidence = [
    `${where}: the last apply could not save it; serial ${unsaved.serial}, ` +
      `${managedIn(unsaved).length} resources.`,
  ];
  const stored = await newestStored(patient, id);
  if (stored && (stored.lineage !== unsaved.lineage || stored.serial >= unsaved.serial)) {
    const why =
      stored.lineage === unsaved.lineage
        ? `has serial ${stored.serial}: somebody has applied since`
        : "is another one (its lineage differs)";
    return {
      name,
      evidence: [
        ...evidence,
        `The bucket's state ${why}, so that it cannot be pushed. Compare both ("terraform state ` +
          'list -state=<file>"), import what only the file lists, then delete the file.',
      ],
    };
  }
  return {
    name,
    evidence,
    remedy: {
      what: "Pushes it to the state bucket (terraform state push), then deletes the file.",
      wayBack: stored
        ? `The version with serial ${stored.serial} is kept in the bucket.`
        : "There was no state before it: aws s3 rm takes it away.",
      carryOut: async () => {
        const directory = stackDirectory(id);
        const { code, output } = await runInitialised(
          "pushes",
          ["state", "push", "-no-color", file],
          {
            directory,
            env,
          },
        );
        if (code !== 0) throw new ToolError(errorOf(output));
        rmSync(file);
      },
    },
  };
}

async function newestStored({ environment, client, stored }: Patient, id: string) {
  const state = stored.find((one) => one.id === id);
  const [newest] = state?.versions ?? [];
  if (!state || !newest || newest.isDeletion) return undefined;
  const text = await textOfVersion(client, environment, state.key, newest.versionId);
  return damageOf(text) === undefined ? parseState(text, state.key) : undefined;
}
