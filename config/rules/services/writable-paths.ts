import { repeated } from "../repeated";
import { serviceRule } from "./service-rule";

/** A container has one volume at most at a path. */
export const writablePaths = serviceRule([], ({ service }) => {
  const volumes = Object.entries(service.writablePaths);
  return repeated(volumes.map(([, path]) => path)).flatMap((index) =>
    volumes.slice(index, index + 1).map(([volume, value]) => ({
      path: ["writablePaths", volume],
      value,
      message: "is the path of another volume too: use each path once",
    })),
  );
});
