import { callsOf } from "./calls";
import { serviceRule } from "./service-rule";

export const callsSelf = serviceRule([], ({ name, service }) =>
  callsOf(service).flatMap((called, index) =>
    called === name
      ? [{ path: ["calls", index], value: called, message: "is the service itself: leave it out" }]
      : [],
  ),
);
