import { PARAMETER_SECTIONS, parameters } from "./parameters";
import { rule } from "./rule";

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-hierarchies.html */
const MOST_LEVELS = 15;

export const parameterLevels = rule(PARAMETER_SECTIONS, (sections) =>
  parameters(sections).flatMap(({ name, path }) => {
    const levels = name.split("/").length - 1;
    if (levels <= MOST_LEVELS) return [];
    const message =
      `makes a parameter of ${String(levels)} levels, Parameter Store takes ` +
      `${String(MOST_LEVELS)}: leave out ${String(levels - MOST_LEVELS)}`;
    return [{ path, message }];
  }),
);
