import type { S3Client } from "@aws-sdk/client-s3";
import type { Environment } from "../../config/schema/environment";
import type { StoredState } from "../state/state-versions";

/** Something that is wrong with what is known of an environment. */
export interface Finding {
  /** What `--fix` takes: `deleted-state:dev-network`. */
  readonly name: string;
  /** What is wrong, and what shows it. */
  readonly evidence: readonly string[];
  /** Nothing where a person has to decide, or something else comes first: `evidence` says what. */
  readonly remedy?: Remedy;
}

export interface Remedy {
  /** "Makes version ... the newest one again." */
  readonly what: string;
  /** How it is undone. */
  readonly wayBack: string;
  /** @throws Error where it cannot be done */
  readonly carryOut: () => Promise<void>;
}

/** What the looks have in common. */
export interface Patient {
  readonly environment: Environment;
  readonly client: S3Client;
  /** Its states, with all their versions. */
  readonly stored: readonly StoredState[];
}
