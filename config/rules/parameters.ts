import { makeNames } from "../../lib/names";
import { secretVariable } from "../../lib/secret-variable";
import { partitionOf } from "../regions";
import { NAME_SECTIONS, namePath } from "./names";
import { rule, type Sections } from "./rule";

/** The sections that the names of parameters are made from. */
const PARAMETER_SECTIONS = [...NAME_SECTIONS, "ssm"] as const;

/** Every parameter of the environment: its full name and the setting that it comes from. */
function parameters(sections: Pick<Sections, (typeof PARAMETER_SECTIONS)[number]>) {
  const { ssm } = sections;
  const { imageParameter, configPath, secretPath } = makeNames(sections);
  return [
    { name: imageParameter, path: namePath(sections, "imageParameter") },
    ...Object.keys(ssm.config).map((key) => ({
      name: `${configPath}/${key}`,
      path: ["ssm", "config", key],
    })),
    ...Object.keys(ssm.secrets).map((key) => ({
      name: `${secretPath}/${key}`,
      path: ["ssm", "secrets", key],
    })),
  ];
}

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

/**
 * Characters of a parameter's name together with the ARN in front of it:
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
 */
const LONGEST = 1011;

export const parameterLengths = rule(PARAMETER_SECTIONS, (sections) => {
  const { region, accountId } = sections;
  const prefix = `arn:${partitionOf(region)}:ssm:${region}:${accountId}:parameter`;
  return parameters(sections).flatMap(({ name, path }) => {
    const length = prefix.length + name.length;
    if (length <= LONGEST) return [];
    const message =
      `makes a parameter whose ARN has ${length} characters, Parameter Store takes ` +
      `${LONGEST}: shorten it by ${length - LONGEST}`;
    return [{ path, message }];
  });
});

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-hierarchies.html */
const MOST_LEVELS = 15;

export const parameterLevels = rule(PARAMETER_SECTIONS, (sections) =>
  parameters(sections).flatMap(({ name, path }) => {
    const levels = name.split("/").length - 1;
    if (levels <= MOST_LEVELS) return [];
    const message =
      `makes a parameter of ${levels} levels, Parameter Store takes ` +
      `${MOST_LEVELS}: leave out ${levels - MOST_LEVELS}`;
    return [{ path, message }];
  }),
);

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

/** One variable cannot carry the values of two secrets. */
export const secretVariables = rule(["ssm"], ({ ssm }) => {
  const names = Object.keys(ssm.secrets);
  return names.flatMap((name, index) => {
    const variable = secretVariable(name);
    const other = names.slice(0, index).find((earlier) => secretVariable(earlier) === variable);
    if (other === undefined) return [];
    const message = `would be set by TF_VAR_${variable}, as the secret "${other}" is: use another name for one of them`;
    return [{ path: ["ssm", "secrets", name], message }];
  });
});
