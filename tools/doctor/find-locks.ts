import os from "node:os";
import { DeleteObjectCommand } from "@aws-sdk/client-s3";
import type { Environment } from "../../config/schema/environment";
import { ToolError } from "../process/errors";
import { terraformProcesses } from "../process/process-tree";
import { listStates } from "../state/list-states";
import { bucketOf, textOfObject } from "../state/state-versions";
import type { Finding, Patient } from "./finding";
import { type Locked, mayHold } from "./locked-by";

/**
 * What Terraform writes into a lock.
 * https://developer.hashicorp.com/terraform/language/backend/s3#state-locking
 */
interface Lock {
  readonly ID?: string;
  readonly Who?: string;
  readonly Operation?: string;
  readonly Created?: string;
}

/** States that somebody is working on, or was when the connection or the process ended. */
export async function findLocks(patient: Patient): Promise<Finding[]> {
  const { environment, client } = patient;
  const { locks } = await listStates(client, environment);
  return Promise.all(locks.map(({ key, id }) => lookAt(patient, key, id)));
}

async function lookAt(patient: Patient, key: string, id: string): Promise<Finding> {
  const { environment, client } = patient;
  const text = await textOfObject(client, environment, key);
  const lock = parseLock(text);
  const { Who = "somebody", Operation = "unknown", Created } = lock;
  const alive = await liveness(Who, environment, { id, key: key.slice(0, -".tflock".length) });
  const name = `lock:${id}`;
  const evidence = [
    `${id} is locked by ${Who}, ${Operation}, since ${Created ?? "an unknown time"}${ageOf(Created)}.`,
    alive.why,
  ];
  if (alive.isRunning) return { name, evidence };
  return {
    name,
    evidence,
    remedy: {
      what: `Releases lock ${lock.ID ?? "without an ID"}, as terraform force-unlock does.`,
      wayBack:
        "None is needed: the state is not touched. What that run was making may be in no state.",
      carryOut: async () => {
        const now = await textOfObject(client, environment, key);
        if (now !== text) throw new ToolError(`${id} is locked by another run now.`);
        await client.send(new DeleteObjectCommand({ ...bucketOf(environment), Key: key }));
      },
    },
  };
}

function parseLock(text: string): Lock {
  try {
    return JSON.parse(text) as Lock;
  } catch {
    return {};
  }
}

const MINUTE_MS = 60_000;

function ageOf(created: string | undefined): string {
  const minutes = Math.round((Date.now() - Date.parse(created ?? "")) / MINUTE_MS);
  return Number.isNaN(minutes) ? "" : `, ${minutes} minutes ago`;
}

/** Whether the run that holds a lock can still be there. */
async function liveness(who: string, environment: Environment, state: Locked) {
  const host = who.split("@").at(-1) ?? "";
  if (host !== os.hostname()) {
    return {
      isRunning: false,
      why: `That was on ${host}, which cannot be looked into from here: ask before you release it.`,
    };
  }
  const all = await terraformProcesses();
  if (all === undefined) {
    return {
      isRunning: false,
      why: "That was on this machine, which does not say what runs on it: look before you release it.",
    };
  }
  const running = all.filter((one) => mayHold(one, environment, state));
  if (running.length === 0) {
    return {
      isRunning: false,
      why: "That was on this machine, and no Terraform works on the stack here.",
    };
  }
  const why =
    "Terraform runs here that works on the stack, or does not say on which, as process " +
    `${running.map(({ pid }) => pid).join(", ")}: wait for it.`;
  return { isRunning: true, why };
}
