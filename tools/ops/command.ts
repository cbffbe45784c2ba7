import type { ParseArgsConfig } from "node:util";
import { didYouMean } from "../../config/did-you-mean";
import type { Environment } from "../../config/schema/environment";
import { ToolError } from "../process/errors";

/** What a command was called with. */
export interface Call {
  readonly environment: Environment;
  /** Services by their names in the configuration, none where none was named. */
  readonly services: readonly string[];
  /** What followed the services: an image, a number. */
  readonly rest: readonly string[];
  /** What followed `--`. */
  readonly command: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
}

/** One of the things that an operator does. */
export interface Command {
  readonly name: string;
  /** What follows the name: `<environment> [<service> ...]` */
  readonly takes: string;
  /** What it does, in one line. */
  readonly does: string;
  /** Its options, each with the line of help: `["--since <time>", "..."]` */
  readonly help?: readonly (readonly [string, string])[];
  readonly options?: ParseArgsConfig["options"];
  /** How many services it takes. */
  readonly services: "one" | "any" | "none";
  /** How many words may follow the services. @default 0 */
  readonly rest?: readonly [least: number, most: number];
  /** Whether what follows `--` is a command of the container's. @default false */
  readonly withCommand?: boolean;
  /** @returns the exit code */
  readonly run: (call: Call) => Promise<number>;
}

/** @throws ToolError when a service is not the environment's, or there are too many or too few words */
export function splitWords(
  { name, services: takes, rest: [least, most] = [0, 0] }: Command,
  environment: Environment,
  words: readonly string[],
): Pick<Call, "services" | "rest"> {
  const known = Object.keys(environment.services);
  const count = { none: 0, one: 1, any: words.length }[takes];
  const [services, rest] = [words.slice(0, count), words.slice(count)];
  if (takes === "one" && services.length === 0)
    throw new ToolError(`${name}: which service? Name one of ${known.join(", ")}.`);
  const unknown = services.filter((service) => !known.includes(service));
  if (unknown.length > 0) {
    const hints = unknown.map((service) => didYouMean(service, known)).join("");
    throw new ToolError(
      `${environment.name} has no service ${unknown.join(", ")}: use ${known.join(", ")}${hints}.`,
    );
  }
  if (rest.length < least) throw new ToolError(`${name}: something is missing. --help says what.`);
  if (rest.length > most)
    throw new ToolError(`${name} does not take ${rest.slice(most).join(" ")}.`);
  return { services, rest };
}

/** @returns the one service that was named, and its settings */
export function oneService({ environment, services: [service = ""] }: Call) {
  const settings = environment.services[service];
  if (!settings) throw new Error(`${service} was not checked`);
  return { service, settings };
}

/** @throws ToolError when the environment is on the emulator, which has no containers */
export function refuseEmulator({ name, emulatorEndpoint }: Environment, what: string): void {
  if (emulatorEndpoint !== undefined)
    throw new ToolError(
      `${name} is on the emulator, which runs no containers: there is ${what}. Nothing was done.`,
    );
}
