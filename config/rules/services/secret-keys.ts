import { knownKeyRemedy } from "./known-key";
import { serviceRule } from "./service-rule";

/** What stands there may be the secret itself, so it is not shown. */
export const secretKeys = serviceRule(["ssm"], ({ service, sections: { ssm } }) => {
  const known = Object.keys(ssm.secrets);
  return Object.entries(service.secrets)
    .filter(([, key]) => !known.includes(key))
    .map(([variable, key]) => {
      const message = `is not the name of a secret in ssm.secrets: ${knownKeyRemedy(key, known)}`;
      return { path: ["secrets", variable], message };
    });
});
