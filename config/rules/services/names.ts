import { makeNames } from "../../../lib/names";
import { NAME_SECTIONS, namePath, type NameSections, ROLE_NAMES } from "../names";
import { rule, type Sections, serviceRule } from "../rule";

/** Security groups of one VPC have names of their own, and these two are not services'. */
export const serviceNamesFree = serviceRule(NAME_SECTIONS, ({ name, sections }) => {
  const names = makeNames(sections);
  const taken = new Map([
    [names.loadBalancer, "the load balancer"],
    [names.network("endpoints"), "the VPC's endpoints"],
  ]);
  const made = names.service(name);
  const owner = taken.get(made);
  if (owner === undefined) return [];
  const message = `makes the security group "${made}", which is that of ${owner}: use another name`;
  return [{ path: [], message }];
});

/** IAM does not tell role names apart by case. */
export const serviceRolesDistinct = rule([...NAME_SECTIONS, "services"], (sections) => {
  const names = makeNames(sections);
  return ownTaskRoles(sections).flatMap(({ service, role }) =>
    ROLE_NAMES.filter((key) => names[key].toLowerCase() === role.toLowerCase()).map((key) => ({
      path: namePath(sections, key),
      value: names[key],
      message: `is the name of the task role of ${service} too: use a name of its own for each role`,
    })),
  );
});

/** The task roles of the services that have one of their own. */
function ownTaskRoles(sections: NameSections & Pick<Sections, "services">) {
  const names = makeNames(sections);
  return Object.entries(sections.services)
    .filter(([, { statements }]) => statements.length > 0)
    .map(([service]) => ({ service, role: names.serviceTaskRole(service) }));
}
