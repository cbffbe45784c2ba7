import { makeNames } from "../../../lib/names";
import { NAME_SECTIONS } from "../name-path";
import { serviceRule } from "./service-rule";

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
