import { paginateGetParameterHistory, ParameterNotFound } from "@aws-sdk/client-ssm";
import type { Environment } from "../../config/schema/environment";
import { makeNames } from "../../lib/names";
import { imageParameterOf } from "../../lib/services";
import { ssmClient } from "../aws/clients";

/** An image that somebody recorded for a service. */
export interface RecordedImage {
  /** The parameter's version. */
  readonly version: number;
  readonly image: string;
  /** Name of the user or role. */
  readonly by: string;
  readonly at: Date | undefined;
}

/** Name of the parameter that a service's image is recorded in. */
export function imageParameter(environment: Environment, service: string): string {
  const settings = environment.services[service];
  if (!settings) throw new Error(`${service} is no service of ${environment.name}`);
  return imageParameterOf(makeNames(environment), service, settings);
}

/** Images of a service, the newest first; nothing where none was recorded, or the parameter is not there. */
export async function recordedImages(
  environment: Environment,
  service: string,
): Promise<readonly RecordedImage[]> {
  const client = ssmClient(environment);
  const found: RecordedImage[] = [];
  try {
    const request = { Name: imageParameter(environment, service) };
    for await (const { Parameters = [] } of paginateGetParameterHistory({ client }, request)) {
      for (const {
        Version = 0,
        Value = "",
        LastModifiedUser = "",
        LastModifiedDate,
      } of Parameters) {
        if (Value === environment.ssm.imagePlaceholder) continue;
        const by = LastModifiedUser.split(":").at(-1) ?? "";
        found.push({ version: Version, image: Value, by, at: LastModifiedDate });
      }
    }
  } catch (error) {
    if (!(error instanceof ParameterNotFound)) throw error;
  } finally {
    client.destroy();
  }
  return found.toSorted((a, b) => b.version - a.version);
}

/**
 * Images as one led to the next, the newest first. What was recorded between two times of the same image is
 * left out: somebody took it back, or it did not start.
 */
export function succession(recorded: readonly RecordedImage[]): readonly RecordedImage[] {
  const found: RecordedImage[] = [];
  for (let at = 0; at < recorded.length; at++) {
    const one = recorded[at];
    if (!one) break;
    found.push(one);
    at = recorded.findLastIndex(({ image }) => image === one.image);
  }
  return found;
}
