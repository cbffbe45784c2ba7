import { partitionOf } from "../regions";
import { PARAMETER_SECTIONS, parameters } from "./parameters";
import { rule } from "./rule";

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
      `makes a parameter whose ARN has ${String(length)} characters, Parameter Store takes ` +
      `${String(LONGEST)}: shorten it by ${String(length - LONGEST)}`;
    return [{ path, message }];
  });
});
