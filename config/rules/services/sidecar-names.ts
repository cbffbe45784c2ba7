import { serviceRule } from "./service-rule";

export const sidecarNames = serviceRule([], ({ name, service }) =>
  Object.keys(service.sidecars)
    .filter((sidecar) => sidecar === name)
    .map((sidecar) => ({
      path: ["sidecars", sidecar],
      message: "is the name of the service's own container: use another name",
    })),
);
