import {
  CONDITION_OPERATORS,
  conditionKeysOfAction,
  conditionOperator,
  globalConditionKeys,
  iamActionsOf,
  iamServices,
  knowsResources,
  mayHaveKey,
  resourceArnsOf,
} from "#aws";
import { policyDocument } from "../../../lib/policy";
import { didYouMean } from "../../did-you-mean";
import { partitionOf } from "../../regions";
import { unknownRegion } from "../regions";
import { type Finding, serviceRule } from "../rule";

/** Whoever may change roles, or hand one to something else, may do everything. */
export const statementActions = serviceRule([], ({ service }) =>
  service.statements.flatMap(({ actions }, statement) =>
    actions.flatMap((value, index) => {
      if (!value.startsWith("iam:")) return [];
      const message =
        "lets containers change or hand out roles, and all roles belong to the iam stack: leave it out";
      return [{ path: ["statements", statement, "actions", index], value, message }];
    }),
  ),
);

export const statementResources = serviceRule(["region"], ({ service, sections }) => {
  const wanted = partitionOf(sections.region);
  return service.statements.flatMap(({ resources }, statement) =>
    resources.flatMap((value, index) => {
      const path = ["statements", statement, "resources", index];
      const [, partition, , region = ""] = value.split(":");
      if (value === "*") return [];
      if (partition !== wanted) {
        const message = `is in another partition than the environment: use an ARN that starts with arn:${wanted}:`;
        return [{ path, value, message }];
      }
      return region === "" ? [] : unknownRegion(path, value, wanted, region);
    }),
  );
});

/**
 * AWS takes 10,240 characters for a role's inline policies; what every task role has besides needs
 * up to 2,000 of them:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const MOST_CHARACTERS = 8_000;

export const statementsSize = serviceRule([], ({ service: { statements } }) => {
  const { length } = policyDocument(
    statements.map(({ conditions, ...rest }) => ({
      sid: "Statement00",
      ...rest,
      ...(conditions && { conditions }),
    })),
  );
  if (length <= MOST_CHARACTERS) return [];
  const message =
    `make a policy of ${length} characters: use ${MOST_CHARACTERS} at most ` +
    "(* in a resource stands for many names)";
  return [{ path: ["statements"], message }];
});

/** https://docs.aws.amazon.com/service-authorization/latest/reference/ */
export const statementActionNames = serviceRule([], ({ service }) =>
  service.statements.flatMap(({ actions }, statement) =>
    actions.flatMap((value, index) => {
      if (isAction(value)) return [];
      const [prefix = ""] = value.split(":");
      const known = iamActionsOf(prefix);
      const meant = known
        ? didYouMean(
            value,
            Object.values(known).map(({ name }) => `${prefix}:${name}`),
          )
        : didYouMean(prefix, iamServices());
      const message =
        `is no action that AWS has${meant}: use one of the Service Authorization Reference ` +
        "(https://docs.aws.amazon.com/service-authorization/latest/reference/)";
      return [{ path: ["statements", statement, "actions", index], value, message }];
    }),
  ),
);

const isAction = (action: string): boolean => {
  const [prefix = "", name = ""] = action.toLowerCase().split(":");
  return iamActionsOf(prefix)?.[name] !== undefined;
};

/** AWS compares an ARN with the resource of a request, and where there is none, `*` alone will do. */
export const statementScope = serviceRule([], ({ service }) =>
  service.statements.flatMap(({ actions, resources }, statement): readonly Finding[] => {
    const index = resources.indexOf("*");
    const known = actions.filter(isAction);
    if (index < 0) {
      return known.flatMap((value) => {
        const message = whyNotOn(value, resources);
        if (message === undefined) return [];
        const path = ["statements", statement, "actions", actions.indexOf(value)];
        return [{ path, value, message }];
      });
    }
    const narrower = known.filter((action) => knowsResources(action));
    if (narrower.length === 0) return [];
    const message =
      `is every resource there is, and ${narrower.join(", ")} can be narrowed to some: ` +
      'use ARNs, and keep "*" to actions that know no resource';
    return [{ path: ["statements", statement, "resources", index], value: "*", message }];
  }),
);

/** Why AWS never checks an action against any of some ARNs: it knows no resource, or those of others. */
function whyNotOn(action: string, arns: readonly string[]): string | undefined {
  if (!knowsResources(action)) {
    return (
      "knows no resource, so that no ARN allows it: " +
      'put it into a statement of its own with resources ["*"]'
    );
  }
  const known = resourceArnsOf(action);
  const services = new Set(known.map(serviceOf));
  if (arns.some((arn) => services.has(serviceOf(arn)))) return undefined;
  return `is about other resources than those of its statement: use an ARN like ${known.join(" or ")}`;
}

/** `s3` of `arn:aws:s3:::bucket`. */
const serviceOf = (arn: string): string | undefined => arn.split(":")[2];

/** A condition on what no request of an action has holds never, or always: nobody means either. */
export const statementConditions = serviceRule([], ({ service }) =>
  service.statements.flatMap(({ actions, conditions = {} }, statement) =>
    Object.entries(conditions).flatMap(([operator, keys]): readonly Finding[] => {
      const path = ["statements", statement, "conditions", operator];
      const parsed = conditionOperator(operator);
      if (!parsed) {
        const message =
          `is no operator that IAM has${didYouMean(operator, CONDITION_OPERATORS)}: ` +
          `use one of ${CONDITION_OPERATORS.join(", ")}`;
        return [{ path, message }];
      }
      // These are for requests without the key as well, but not for a key that none has.
      const mayLack = parsed.ifExists || parsed.name === "Null";
      return Object.keys(keys).flatMap((key) => {
        const lacking = actions.filter((action) => !mayHaveKey(action, key));
        const [action] = lacking;
        if (action === undefined || (mayLack && lacking.length < actions.length)) return [];
        const message =
          `is no condition key that requests of ${action} have${didYouMean(key, keysOf(action))}: ` +
          "use one that they have, or put the action into a statement without it";
        return [{ path: [...path, key], message }];
      });
    }),
  ),
);

const keysOf = (action: string) => [...globalConditionKeys(), ...conditionKeysOfAction(action)];
