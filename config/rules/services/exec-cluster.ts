import { serviceRule } from "./service-rule";

/** `ecs.exec` is what grants it to tasks, and what adds its endpoint where there is no NAT. */
export const execCluster = serviceRule(["ecs"], ({ service, sections }) =>
  service.exec && !sections.ecs.exec
    ? [
        {
          path: ["exec"],
          value: true,
          message: "needs ECS Exec in the environment: set ecs.exec to true, or leave exec out",
        },
      ]
    : [],
);
