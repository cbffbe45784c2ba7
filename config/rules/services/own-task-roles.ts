import { makeNames } from "../../../lib/names";
import type { NameSections } from "../name-path";
import type { Sections } from "../rule";

/** The task roles of the services that have one of their own. */
export function ownTaskRoles(sections: NameSections & Pick<Sections, "services">) {
  const names = makeNames(sections);
  return Object.entries(sections.services)
    .filter(([, { statements }]) => statements.length > 0)
    .map(([service]) => ({ service, role: names.serviceTaskRole(service) }));
}
