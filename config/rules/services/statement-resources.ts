import { partitionOf } from "../../regions";
import { serviceRule } from "./service-rule";

export const statementResources = serviceRule(["region"], ({ service, sections }) => {
  const wanted = partitionOf(sections.region);
  return service.statements.flatMap(({ resources }, statement) =>
    resources.flatMap((value, index) => {
      const [, partition] = value.split(":");
      if (partition === wanted) return [];
      const message = `is in another partition than the environment: use an ARN that starts with arn:${wanted}:`;
      return [{ path: ["statements", statement, "resources", index], value, message }];
    }),
  );
});
