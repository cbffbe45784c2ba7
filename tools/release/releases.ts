import type { Environment } from "../../config/schema/environment";
import type { Service } from "../../config/services";

/** Settings of a release, defaults filled in. */
export type ReleaseSettings = NonNullable<Extract<Service, { release?: unknown }>["release"]>;

/** A service that has one. */
export interface ServiceRelease {
  /** Its name in the configuration. */
  readonly service: string;
  readonly settings: ReleaseSettings;
}

/** An environment's releases, by the stack that each comes before. */
export function releasesOf({ name, services }: Environment): ReadonlyMap<string, ServiceRelease> {
  return new Map(
    Object.entries(services).flatMap(([service, settings]) =>
      "release" in settings && settings.release
        ? [[`${name}-service-${service}`, { service, settings: settings.release }] as const]
        : [],
    ),
  );
}
