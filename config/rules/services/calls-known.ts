import { didYouMean } from "../../did-you-mean";
import { callsOf, internalServices, serviceNamed } from "./calls";
import { serviceRule } from "./service-rule";

/** Only internal services have a name that others can call. */
export const callsKnown = serviceRule([], ({ name, service, sections: { services } }) =>
  callsOf(service).flatMap((called, index) => {
    const kind = serviceNamed(services, called)?.kind;
    if (kind === "internal" || called === name) return [];
    const others = internalServices(services).filter((other) => other !== name);
    const wrong =
      kind === undefined
        ? "is not a service"
        : `is of kind ${kind}, and only services of kind internal can be called`;
    const remedy =
      others.length > 0
        ? `use ${others.join(", ")}${kind === undefined ? didYouMean(called, others) : ""}`
        : "add a service of kind internal, or leave it out";
    return [{ path: ["calls", index], value: called, message: `${wrong}: ${remedy}` }];
  }),
);
