import { makeNames } from "../../../lib/names";
import { NAME_SECTIONS } from "../name-path";
import { inSameWorld, ruleAcross } from "./rule-across";

/**
 * With the prefixes `learner` and `learner-prod`, a service prod-web of the one is called what a
 * service web of the other is: task definitions, target groups, roles and build projects would meet.
 */
export const serviceNamesDistinct = ruleAcross(
  [...NAME_SECTIONS, "services", "emulatorEndpoint"],
  (earlier, later) => {
    if (earlier.accountId !== later.accountId || !inSameWorld(earlier, later)) return [];
    if (earlier.namePrefix === later.namePrefix) return [];
    const [earlierNames, laterNames] = [makeNames(earlier), makeNames(later)];
    const taken = new Map(
      Object.keys(earlier.services).map((service) => [earlierNames.service(service), service]),
    );
    return Object.keys(later.services).flatMap((service) => {
      const made = laterNames.service(service);
      const other = taken.get(made);
      if (other === undefined) return [];
      const message =
        `makes the name "${made}", which ${other} of ${earlier.name} has in the same account: ` +
        "use another name for one of them";
      return [{ path: [later.name, "services", service], message }];
    });
  },
);
