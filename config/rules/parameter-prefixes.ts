import { NAME_SECTIONS } from "./name-path";
import { rule } from "./rule";

/**
 * Beginnings that Parameter Store keeps to itself, in any case:
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
 */
const RESERVED = /^\/?(aws|ssm)/i;

/** Configuration values and secrets lie under the prefix, the image under a name of its own. */
export const parameterPrefixes = rule(NAME_SECTIONS, ({ namePrefix, names }) =>
  [
    { path: ["namePrefix"], value: namePrefix },
    { path: ["names", "imageParameter"], value: names.imageParameter },
  ]
    .filter(({ value }) => value !== undefined && RESERVED.test(value))
    .map((setting) => ({
      ...setting,
      message:
        "starts with aws or ssm, which Parameter Store refuses in the names of parameters: use another beginning",
    })),
);
