import { serviceRule } from "./service-rule";

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html */
export const execRootFilesystem = serviceRule([], ({ service }) =>
  service.exec && service.readOnlyRootFilesystem
    ? [
        {
          path: ["readOnlyRootFilesystem"],
          value: true,
          message:
            "keeps ECS Exec from working, whose agent writes to the root file system: " +
            "use false, or leave exec out",
        },
      ]
    : [],
);
