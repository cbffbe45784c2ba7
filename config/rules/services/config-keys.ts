import { knownKeyRemedy } from "./known-key";
import { serviceRule } from "./service-rule";

export const configKeys = serviceRule(["ssm"], ({ service, sections: { ssm } }) => {
  const known = Object.keys(ssm.config);
  return Object.entries(service.config)
    .filter(([, key]) => !known.includes(key))
    .map(([variable, key]) => {
      const message = `is not a setting of ssm.config: ${knownKeyRemedy(key, known)}`;
      return { path: ["config", variable], value: key, message };
    });
});
