import { repeated } from "../repeated";
import { callsOf } from "./calls";
import { serviceRule } from "./service-rule";

export const callsUnique = serviceRule([], ({ service }) => {
  const calls = callsOf(service);
  return repeated(calls).map((index) => ({
    path: ["calls", index],
    value: calls[index],
    message: "is in the list already: use each service once",
  }));
});
