import { serviceRule } from "./service-rule";

/** AWS may take every task on Spot away at once, with two minutes' notice. */
export const spotProduction = serviceRule(["deletionProtection"], ({ service, sections }) => {
  if (service.kind === "scheduled" || service.spotPercent < 100) return [];
  if (!sections.deletionProtection) return [];
  const message =
    "leaves nothing running when AWS takes Spot capacity back, and deletionProtection says that " +
    "this is production: use 99 or less, so that the first task is not on Spot";
  return [{ path: ["spotPercent"], value: service.spotPercent, message }];
});
