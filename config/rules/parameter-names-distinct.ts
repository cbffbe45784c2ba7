import { PARAMETER_SECTIONS, parameters } from "./parameters";
import { rule } from "./rule";

/** The build writes the image parameter: it must be nobody's configuration value or secret. */
export const parameterNamesDistinct = rule(PARAMETER_SECTIONS, (sections) => {
  const [image, ...others] = parameters(sections);
  return others
    .filter(({ name }) => name === image?.name)
    .map(({ path, name }) => ({
      path,
      message: `makes the parameter "${name}", which is the image parameter: use another name for one of them`,
    }));
});
