import type { PublicService } from "../../services";
import type { Sections } from "../rule";

/** The public services with their names, in the order of the file. */
export function publicServices(
  services: Sections["services"],
): readonly { readonly name: string; readonly service: PublicService }[] {
  return Object.entries(services).flatMap(([name, service]) =>
    service.kind === "public" ? [{ name, service }] : [],
  );
}
