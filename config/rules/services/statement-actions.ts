import { serviceRule } from "./service-rule";

/** Whoever may change roles, or hand one to something else, may do everything. */
export const statementActions = serviceRule([], ({ service }) =>
  service.statements.flatMap(({ actions }, statement) =>
    actions.flatMap((value, index) => {
      if (!value.startsWith("iam:")) return [];
      const message =
        "lets containers change or hand out roles, and all roles belong to the iam stack: leave it out";
      return [{ path: ["statements", statement, "actions", index], value, message }];
    }),
  ),
);
