import { didYouMean } from "../../did-you-mean";
import { serviceRule } from "./service-rule";

export const configKeys = serviceRule(["ssm"], ({ service, sections: { ssm } }) => {
  const known = Object.keys(ssm.config);
  return Object.entries(service.config)
    .filter(([, key]) => !known.includes(key))
    .map(([variable, key]) => {
      const remedy =
        known.length > 0
          ? `use ${known.join(", ")}, or add it there${didYouMean(key, known)}`
          : "add it there";
      const message = `is not a setting of ssm.config: ${remedy}`;
      return { path: ["config", variable], value: key, message };
    });
});
