import { serviceRule } from "./service-rule";

const SOURCES = ["environment", "config", "secrets"] as const;

/** A variable has one value. */
export const variableNames = serviceRule([], ({ service }) =>
  SOURCES.flatMap((source, index) =>
    Object.keys(service[source]).flatMap((variable) => {
      const other = SOURCES.slice(0, index).find((earlier) =>
        Object.hasOwn(service[earlier], variable),
      );
      if (other === undefined) return [];
      const message = `is a variable of ${other} too: keep one of the two`;
      return [{ path: [source, variable], message }];
    }),
  ),
);
