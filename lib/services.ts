import type { Names } from "./names";

/** The parameter that holds a service's image: its own, or the one that it names. */
export function imageParameterOf(
  names: Names,
  service: string,
  settings: { readonly imageParameter?: string | undefined },
): string {
  return settings.imageParameter ?? names.serviceImageParameter(service);
}
