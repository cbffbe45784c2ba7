import type { AwsClients } from "../../lifecycle/support/aws";
import type { Network } from "./network";

/** What a case of a refusal gets. */
export interface Bench {
  readonly aws: AwsClients;
  readonly network: Network;
  /** The emulator's address, for services that have no client here. */
  readonly endpoint: string;
  /** A name that no other case has. */
  readonly name: () => string;
  /** What AWS does not refuse. */
  readonly passes: <T>(call: Promise<T>) => Promise<T>;
  /** What the refusal that the case is for refuses. */
  readonly refused: (call: Promise<unknown>) => Promise<void>;
}

/** Shows a refusal: at least once `passes`, at least once `refused`. */
export type Case = (bench: Bench) => Promise<unknown>;

/** By the refusal's name, as in docs/emulator-refusals.md. */
export type Cases = Readonly<Record<string, Case>>;
