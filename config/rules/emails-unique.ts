import { repeated } from "./repeated";
import { rule } from "./rule";

/** A topic has one subscription for an address. */
export const emailsUnique = rule(["monitoring"], ({ monitoring: { emails } }) =>
  repeated(emails).map((index) => ({
    path: ["monitoring", "emails", index],
    value: emails[index],
    message: "is in the list already: use each address once",
  })),
);
