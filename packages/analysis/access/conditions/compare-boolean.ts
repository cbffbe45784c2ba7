import { comparing } from "./compare-values";

const parse = (text: string) => (text === "true" || text === "false" ? text : undefined);

export const compareBoolean = comparing(
  "true or false",
  parse,
  (request, policy) => request === policy,
);
