import { CopyObjectCommand } from "@aws-sdk/client-s3";
import { damageOf, managedIn, type ParsedState, parseState } from "../state/parse-state";
import {
  bucketOf,
  type StateVersion,
  type StoredState,
  textOfVersion,
} from "../state/state-versions";
import type { Finding, Patient, Remedy } from "./finding";

/** Versions of a state that are read in search of a whole one. */
const LOOK_BACK = 10;

interface Version {
  readonly versionId: string;
  readonly at: Date;
  readonly state: ParsedState;
}

/** States that are cut off, empty or something else, and those that do not follow from what came before. */
export async function findDamagedStates(patient: Patient): Promise<Finding[]> {
  const found = await Promise.all(patient.stored.map((stored) => lookAt(patient, stored)));
  return found.flatMap((finding) => finding ?? []);
}

async function lookAt(patient: Patient, stored: StoredState): Promise<Finding | undefined> {
  const [newest, ...before] = stored.versions;
  // Deleted ones are found by another look.
  if (!newest || newest.isDeletion) return undefined;
  const { environment, client } = patient;
  const read = (versionId: string) => textOfVersion(client, environment, stored.key, versionId);
  const text = await read(newest.versionId);
  const damage = damageOf(text);
  const last = await lastWhole(stored.key, before, read);
  if (damage !== undefined) {
    return {
      name: `damaged-state:${stored.id}`,
      evidence: [
        `${stored.key} is damaged: ${damage}.`,
        last ? `Whole before that: ${described(last)}.` : "No version before it is whole.",
      ],
      ...(last && { remedy: bringBack(patient, stored, last, newest.versionId) }),
    };
  }
  const now = parseState(text, stored.key);
  if (!last) return undefined;
  if (last.state.lineage !== now.lineage) return replaced(stored, last);
  if (last.state.serial <= now.serial) return undefined;
  return {
    name: `older-state:${stored.id}`,
    evidence: [
      `${stored.key} is older than the version before it: serial ${now.serial}, ` +
        `${managedIn(now).length} resources.`,
      `Before: ${described(last)}. What only that one lists would be made a second time.`,
    ],
    remedy: bringBack(patient, stored, last, newest.versionId),
  };
}

/** A stack that was deployed anew after its state was gone: what the old one lists may still be there. */
function replaced({ id, key }: StoredState, last: Version): Finding | undefined {
  if (managedIn(last.state).length === 0) return undefined;
  return {
    name: `other-state:${id}`,
    evidence: [
      `${key} was begun anew (its lineage is another one) while the one before listed resources.`,
      `Before: ${described(last)}. What only that one lists is looked for by its tags, and told as well.`,
    ],
  };
}

/** The newest of some versions that is a state. */
async function lastWhole(
  key: string,
  versions: readonly StateVersion[],
  read: (versionId: string) => Promise<string>,
): Promise<Version | undefined> {
  for (const { versionId, at } of versions.filter((one) => !one.isDeletion).slice(0, LOOK_BACK)) {
    const text = await read(versionId);
    if (damageOf(text) === undefined) return { versionId, at, state: parseState(text, key) };
  }
  return undefined;
}

const described = ({ versionId, at, state }: Version): string =>
  `version ${versionId} of ${at.toISOString()}, serial ${state.serial}, ` +
  `${managedIn(state).length} resources`;

const bringBack = (
  { environment, client }: Patient,
  { key }: StoredState,
  { versionId }: Version,
  now: string,
): Remedy => ({
  what: `Copies version ${versionId} over it.`,
  wayBack: `Version ${now} is kept in the bucket.`,
  carryOut: async () => {
    const owned = bucketOf(environment);
    const source = [owned.Bucket, ...key.split("/")].map(encodeURIComponent).join("/");
    const CopySource = `${source}?versionId=${encodeURIComponent(versionId)}`;
    await client.send(new CopyObjectCommand({ ...owned, Key: key, CopySource }));
  },
});
