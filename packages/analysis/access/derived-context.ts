import { AccessError } from "./access-error";
import { type AccessRequest, type ContextValues, lookUp, type Principal } from "./request";

/**
 * The condition keys that follow from who asks and for what.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
function keysOf(principal: Principal): ContextValues {
  switch (principal.kind) {
    case "service":
      return { "aws:PrincipalIsAWSService": "true", "aws:PrincipalServiceName": principal.name };
    case "federated":
      return { "aws:PrincipalIsAWSService": "false", "aws:FederatedProvider": principal.provider };
    case "role":
    case "user":
    case "account":
      return {
        "aws:PrincipalIsAWSService": "false",
        "aws:PrincipalAccount": principal.account,
        "aws:PrincipalServiceName": undefined,
        ...(principal.kind === "account" ? {} : { "aws:PrincipalArn": principal.arn }),
        ...(principal.kind === "role"
          ? { "aws:PrincipalType": "AssumedRole", "aws:username": undefined }
          : {}),
        ...(principal.kind === "user"
          ? { "aws:PrincipalType": "User", "aws:username": principal.arn.split("/").at(-1) }
          : {}),
      };
  }
}

/**
 * The request with those keys in its context.
 *
 * @throws AccessError if the context says otherwise
 */
export function withDerivedContext(request: AccessRequest): AccessRequest {
  const { context, principal } = request;
  const derived = Object.entries(keysOf(principal));
  const missing = derived.filter(([key, value]) => {
    const given = lookUp({ ...context, isComplete: false }, key);
    if (given.state === "not given") return true;
    const text = given.state === "present" ? given.values.join(", ") : undefined;
    if (text !== value) {
      throw new AccessError(
        `context: ${key} is ${text ?? "absent"}, but follows from who asks: it is ` +
          `${String(value ?? "absent")}; leave it out`,
      );
    }
    return false;
  });
  const values = { ...context.values, ...Object.fromEntries(missing) };
  return { ...request, context: { ...context, values } };
}
