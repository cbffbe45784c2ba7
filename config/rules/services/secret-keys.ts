import { didYouMean } from "../../did-you-mean";
import { serviceRule } from "./service-rule";

/** What stands there may be the secret itself, so it is not shown. */
export const secretKeys = serviceRule(["ssm"], ({ service, sections: { ssm } }) => {
  const known = Object.keys(ssm.secrets);
  return Object.entries(service.secrets)
    .filter(([, key]) => !known.includes(key))
    .map(([variable, key]) => {
      const remedy =
        known.length > 0
          ? `use ${known.join(", ")}, or add it there${didYouMean(key, known)}`
          : "add it there";
      const message = `is not the name of a secret in ssm.secrets: ${remedy}`;
      return { path: ["secrets", variable], message };
    });
});
