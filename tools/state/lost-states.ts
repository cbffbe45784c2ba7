import type { S3Client } from "@aws-sdk/client-s3";
import type { Environment } from "../../config/schema/environment";
import { s3Client } from "../aws/clients";
import { ToolError } from "../process/errors";
import { damageOf, managedIn, parseState } from "./parse-state";
import { stateExists } from "./state-exists";
import { type StoredState, storedStates, textOfVersion } from "./state-versions";

/** A state that somebody deleted, though it listed resources. Terraform never deletes one. */
export interface LostState {
  readonly stored: StoredState;
  /** S3's mark of the deletion. */
  readonly deletion: string;
  readonly deletedAt: Date;
  /** The version before it; nothing where none was kept, or may be read. */
  readonly last?: { readonly versionId: string; readonly resources: number };
}

/** The states of an environment that were deleted while they listed resources. */
export async function lostStates(
  client: S3Client,
  environment: Environment,
  stored: readonly StoredState[],
): Promise<LostState[]> {
  const deleted = stored.flatMap((one) => {
    const [newest] = one.versions;
    return newest?.isDeletion === true ? [[one, newest] as const] : [];
  });
  const lost = await Promise.all(
    deleted.map(async ([one, { versionId: deletion, at: deletedAt }]): Promise<LostState[]> => {
      const before = { stored: one, deletion, deletedAt };
      for (const { versionId } of one.versions.filter(({ isDeletion }) => !isDeletion)) {
        const text = await textOfVersion(client, environment, one.key, versionId).catch(unread);
        if (damageOf(text) !== undefined) continue;
        const resources = managedIn(parseState(text, one.key)).length;
        return resources > 0 ? [{ ...before, last: { versionId, resources } }] : [];
      }
      return [before];
    }),
  );
  return lost.flat();
}

/**
 * Looks for deleted states before anything is planned, applied or destroyed: whoever went on without
 * them would make everything in them a second time, or leave it behind unknown.
 * @throws ToolError with the states that were deleted
 */
export async function refuseLostStates(environment: Environment): Promise<void> {
  if (!(await stateExists(environment))) return;
  const client = s3Client(environment);
  try {
    const stored = await storedStates(client, environment).catch(withoutTheRight);
    const lost = await lostStates(client, environment, stored);
    if (lost.length === 0) return;
    const lines = lost.map((one) => `  ${describeLost(one)}`);
    throw new ToolError(
      `States were deleted from the state bucket, and nothing else knows what they listed:\n` +
        `${lines.join("\n")}\nNothing was done. "npm run doctor -- ${environment.name}" brings them back.`,
    );
  } finally {
    client.destroy();
  }
}

/** `local-network: deleted 2026-01-02T03:04:05.000Z, and listed 41 resources` */
export const describeLost = ({ stored, deletedAt, last }: LostState): string =>
  `${stored.id}: deleted ${deletedAt.toISOString()}, ` +
  (last ? `and listed ${last.resources} resources` : "and no version of it can be read");

/** Whoever may list versions need not be allowed to read them. */
function unread(error: unknown): string {
  if (!isDenied(error)) throw error;
  return "";
}

const isDenied = (error: unknown): boolean =>
  error instanceof Error && error.name === "AccessDenied";

/** Roles of CI that were made before may not list versions: they go on as they did. */
function withoutTheRight(error: unknown): StoredState[] {
  if (!isDenied(error)) throw error;
  console.error(
    "Warning: whether states were deleted is not known: these credentials lack s3:ListBucketVersions.",
  );
  return [];
}
