import { allow, type CaseGroup, deny, OTHER_ACCOUNT, ROLE, ROOT, trusts, USER } from "./case";

const page = "https://docs.aws.amazon.com/IAM/latest/UserGuide";
const SERVICE = "ecs-tasks.amazonaws.com";
const SESSION = "arn:aws:sts::111111111111:assumed-role/app/task";
const OIDC = "arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com";
const to = (principal: unknown, more: object = {}) => allow({ Principal: principal, ...more });
const assume = { action: "sts:AssumeRole", resource: "arn:aws:iam::111111111111:role/target" };
const decrypt = { action: "kms:Decrypt", resource: "arn:aws:kms:us-east-1:111111111111:key/1" };
const useKey = { Action: "kms:Decrypt" };
const mayAssume = allow({ Action: "sts:AssumeRole", Resource: assume.resource });
const source = { StringEquals: { "aws:SourceAccount": "111111111111" } };

/** How policies of several kinds make one answer. */
// A table: one case, one line.
// prettier-ignore
export const logic: readonly CaseGroup[] = [
  {
    title: "Identity policies",
    source: `${page}/reference_policies_evaluation-logic_policy-eval-denyallow.html`,
    cases: [
      ["nothing is allowed by default", {}, {}, "implicit deny"],
      ["an allow allows", { identity: [allow()] }, {}, "allow"],
      ["a deny beats an allow", { identity: [allow(), deny()] }, {}, "explicit deny"],
      ["whatever their order", { identity: [deny(), allow()] }, {}, "explicit deny"],
      ["a deny of something else does not", { identity: [allow(), deny({ Action: "s3:PutObject" })] }, {}, "allow"],
      ["a deny whose condition fails does not", { identity: [allow(), deny({ Condition: { Bool: { "aws:SecureTransport": "false" } } })] }, { context: { "aws:SecureTransport": "true" } }, "allow"],
      ["a deny whose condition holds does", { identity: [allow(), deny({ Condition: { Bool: { "aws:SecureTransport": "false" } } })] }, { context: { "aws:SecureTransport": "false" } }, "explicit deny"],
      ["a deny that may hold leaves it open", { identity: [allow(), deny({ Condition: { Bool: { "aws:SecureTransport": "false" } } })] }, { open: true }, "undecided"],
      ["a deny that may hold changes no deny", { identity: [deny({ Condition: { Bool: { "aws:SecureTransport": "false" } } })] }, { open: true }, "implicit deny"],
      ["one of several statements", { identity: [allow({ Action: "s3:PutObject" }), allow()] }, {}, "allow"],
      ["a service has no policies of its own", { identity: [allow()] }, { by: SERVICE }, "implicit deny"],
    ],
  },
  {
    title: "Permissions boundaries",
    source: `${page}/access_policies_boundaries.html`,
    cases: [
      ["both allow", { identity: [allow()], boundary: [allow({ Action: "s3:*" })] }, {}, "allow"],
      ["the boundary does not", { identity: [allow()], boundary: [allow({ Action: "ssm:*" })] }, {}, "implicit deny"],
      ["the boundary alone grants nothing", { boundary: [allow({ Action: "*" })] }, {}, "implicit deny"],
      ["the boundary denies", { identity: [allow()], boundary: [allow(), deny()] }, {}, "explicit deny"],
      ["a resource grants a role: limited", { resource: [to({ AWS: ROLE })], boundary: [allow({ Action: "ssm:*" })] }, {}, "implicit deny"],
      ["a resource grants a role: within", { resource: [to({ AWS: ROLE })], boundary: [allow()] }, {}, "allow"],
      ["a resource grants a user: not limited", { resource: [to({ AWS: USER })], boundary: [allow({ Action: "ssm:*" })] }, { by: USER }, "allow"],
      ["a resource grants a user: its deny counts", { resource: [to({ AWS: USER })], boundary: [deny()] }, { by: USER }, "explicit deny"],
      ["a resource grants everyone: not documented", { resource: [to("*")], boundary: [allow({ Action: "ssm:*" })] }, {}, "undecided"],
      ["a resource grants everyone: within", { resource: [to("*")], boundary: [allow()] }, {}, "allow"],
    ],
  },
  {
    title: "Resource policies within an account",
    source: `${page}/reference_policies_evaluation-logic_policy-eval-basics-single-account.html`,
    cases: [
      ["the resource's policy is enough", { resource: [to({ AWS: ROLE })] }, {}, "allow"],
      ["the identity's policy is enough", { identity: [allow()], resource: [to({ AWS: USER })] }, {}, "allow"],
      ["neither", { identity: [allow({ Action: "s3:PutObject" })], resource: [to({ AWS: USER })] }, {}, "implicit deny"],
      ["the resource denies", { identity: [allow()], resource: [deny({ Principal: "*" })] }, {}, "explicit deny"],
      ["the resource denies somebody else", { identity: [allow()], resource: [deny({ Principal: { AWS: USER } })] }, {}, "allow"],
      ["the identity denies", { identity: [deny()], resource: [to({ AWS: ROLE })] }, {}, "explicit deny"],
      ["the account named: identities need a policy too", { resource: [to({ AWS: ROOT })] }, {}, "implicit deny"],
      ["the account denied: all of its identities", { identity: [allow()], resource: [deny({ Principal: { AWS: ROOT } })] }, {}, "explicit deny"],
      ["everyone", { resource: [to("*")] }, {}, "allow"],
      ["everyone, as an AWS principal", { resource: [to({ AWS: "*" })] }, {}, "allow"],
      ["without TLS everybody is denied", { identity: [allow()], resource: [deny({ Principal: "*", Action: "s3:*", Condition: { Bool: { "aws:SecureTransport": "false" } } })] }, { context: { "aws:SecureTransport": "false" } }, "explicit deny"],
      ["a service, named", { resource: [to({ Service: SERVICE })] }, { by: SERVICE }, "allow"],
      ["a service, not named", { resource: [to({ Service: "sns.amazonaws.com" })] }, { by: SERVICE }, "implicit deny"],
      ["a service is not the account's", { resource: [to({ AWS: ROOT })] }, { by: SERVICE }, "implicit deny"],
      ["services are among everyone", { resource: [deny({ Principal: "*" }), to({ Service: SERVICE })] }, { by: SERVICE }, "explicit deny"],
      ["several principals", { resource: [to({ AWS: [USER, ROLE] })] }, {}, "allow"],
      ["principals of several types", { resource: [to({ Service: SERVICE, AWS: ROLE })] }, {}, "allow"],
      ["a role of the name, with another path", { resource: [to({ AWS: "arn:aws:iam::111111111111:role/path/app" })] }, {}, "implicit deny"],
      ["a session of the role: which one is not given", { resource: [to({ AWS: SESSION })] }, {}, "undecided"],
      ["a session of another account's role of the name", { resource: [to({ AWS: SESSION.replace("111111111111", OTHER_ACCOUNT) })] }, {}, "implicit deny"],
      ["a root that is no AWS principal", { resource: [deny({ Principal: { Federated: ROOT } })], identity: [allow()] }, {}, "allow"],
      ["a session of another role", { resource: [to({ AWS: SESSION.replace("app", "web") })] }, {}, "implicit deny"],
    ],
  },
  {
    title: "Resource policies across accounts",
    source: `${page}/reference_policies_evaluation-logic-cross-account.html`,
    cases: [
      ["both allow", { owner: OTHER_ACCOUNT, identity: [allow()], resource: [to({ AWS: ROLE })] }, {}, "allow"],
      ["both allow, the account named", { owner: OTHER_ACCOUNT, identity: [allow()], resource: [to({ AWS: ROOT })] }, {}, "allow"],
      ["both allow, by the account's number", { owner: OTHER_ACCOUNT, identity: [allow()], resource: [to({ AWS: "111111111111" })] }, {}, "allow"],
      ["only the resource", { owner: OTHER_ACCOUNT, resource: [to({ AWS: ROLE })] }, {}, "implicit deny"],
      ["only the identity", { owner: OTHER_ACCOUNT, identity: [allow()], resource: [to({ AWS: OTHER_ACCOUNT })] }, {}, "implicit deny"],
      ["beyond the boundary", { owner: OTHER_ACCOUNT, identity: [allow()], boundary: [allow({ Action: "ssm:*" })], resource: [to({ AWS: ROLE })] }, {}, "implicit deny"],
    ],
  },
  {
    title: "Key policies",
    source: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html",
    cases: [
      ["the key leaves it to the account, a role may", { identity: [allow(useKey)], key: [to({ AWS: ROOT }, { Action: "kms:*" })] }, decrypt, "allow"],
      ["the key leaves it to the account, a role may not", { key: [to({ AWS: ROOT }, { Action: "kms:*" })] }, decrypt, "implicit deny"],
      ["the key does not leave it to the account", { identity: [allow(useKey)], key: [to({ AWS: USER }, useKey)] }, decrypt, "implicit deny"],
      ["the key leaves another action to the account", { identity: [allow(useKey)], key: [to({ AWS: ROOT }, { Action: "kms:Encrypt" })] }, decrypt, "implicit deny"],
      ["the key leaves it to another account", { identity: [allow(useKey)], key: [to({ AWS: OTHER_ACCOUNT }, useKey)] }, decrypt, "implicit deny"],
      ["the key names the role", { key: [to({ AWS: ROLE }, useKey)] }, decrypt, "allow"],
      ["the key denies", { identity: [allow(useKey)], key: [to({ AWS: ROOT }, useKey), deny({ Principal: { AWS: ROLE }, ...useKey })] }, decrypt, "explicit deny"],
      ["the account's root, whom the key names", { key: [to({ AWS: ROOT }, useKey)] }, { ...decrypt, by: ROOT }, "allow"],
      ["the account's root, whom it does not name", { key: [to({ AWS: ROLE }, useKey)] }, { ...decrypt, by: ROOT }, "implicit deny"],
      ["across accounts both have to", { owner: OTHER_ACCOUNT, identity: [allow(useKey)], key: [to({ AWS: ROLE }, useKey)] }, decrypt, "allow"],
      ["across accounts the key alone is not enough", { owner: OTHER_ACCOUNT, key: [to({ AWS: ROLE }, useKey)] }, decrypt, "implicit deny"],
    ],
  },
  {
    title: "Trust policies",
    source: `${page}/reference_policies_elements_principal.html`,
    cases: [
      ["a service, named", { trust: [trusts({ Service: SERVICE })] }, { ...assume, by: SERVICE }, "allow"],
      ["another service", { trust: [trusts({ Service: SERVICE })] }, { ...assume, by: "ec2.amazonaws.com" }, "implicit deny"],
      ["for the account", { trust: [trusts({ Service: SERVICE }, source)] }, { ...assume, by: SERVICE, context: { "aws:SourceAccount": "111111111111" } }, "allow"],
      ["for another account", { trust: [trusts({ Service: SERVICE }, source)] }, { ...assume, by: SERVICE, context: { "aws:SourceAccount": "222222222222" } }, "implicit deny"],
      ["for nobody in particular", { trust: [trusts({ Service: SERVICE }, source)] }, { ...assume, by: SERVICE }, "implicit deny"],
      ["an identity's policy is not enough", { identity: [mayAssume], trust: [trusts({ Service: SERVICE })] }, assume, "implicit deny"],
      ["a role, named, needs no policy", { trust: [trusts({ AWS: ROLE })] }, assume, "allow"],
      ["an account, named: a role needs a policy", { trust: [trusts({ AWS: ROOT })] }, assume, "implicit deny"],
      ["an account, named, and a role with a policy", { identity: [mayAssume], trust: [trusts({ AWS: ROOT })] }, assume, "allow"],
      ["another account's role needs both", { owner: OTHER_ACCOUNT, identity: [mayAssume], trust: [trusts({ AWS: ROLE })] }, assume, "allow"],
      ["another account's role without a policy", { owner: OTHER_ACCOUNT, trust: [trusts({ AWS: ROLE })] }, assume, "implicit deny"],
      ["an identity provider", { trust: [trusts({ Federated: OIDC }, { StringEquals: { "token.actions.githubusercontent.com:sub": "repo:shop" } }, "sts:AssumeRoleWithWebIdentity")] }, { ...assume, action: "sts:AssumeRoleWithWebIdentity", by: OIDC, context: { "token.actions.githubusercontent.com:sub": "repo:shop" } }, "allow"],
      ["an identity provider, for another subject", { trust: [trusts({ Federated: OIDC }, { StringEquals: { "token.actions.githubusercontent.com:sub": "repo:shop" } }, "sts:AssumeRoleWithWebIdentity")] }, { ...assume, action: "sts:AssumeRoleWithWebIdentity", by: OIDC, context: { "token.actions.githubusercontent.com:sub": "repo:fork" } }, "implicit deny"],
      ["another action of the same provider", { trust: [trusts({ Federated: OIDC }, {}, "sts:AssumeRoleWithWebIdentity")] }, { ...assume, action: "sts:TagSession", by: OIDC }, "implicit deny"],
    ],
  },
  {
    title: "Keys that follow from who asks",
    source: `${page}/reference_policies_condition-keys.html`,
    cases: [
      ["aws:PrincipalArn", { identity: [allow({ Condition: { ArnEquals: { "aws:PrincipalArn": ROLE } } })] }, { open: true }, "allow"],
      ["aws:PrincipalAccount", { identity: [allow({ Condition: { StringEquals: { "aws:PrincipalAccount": OTHER_ACCOUNT } } })] }, { open: true }, "implicit deny"],
      ["aws:PrincipalIsAWSService of a role", { identity: [allow()], resource: [deny({ Principal: "*", Condition: { Bool: { "aws:PrincipalIsAWSService": "false" } } })] }, { open: true }, "explicit deny"],
      ["aws:PrincipalIsAWSService of a service", { resource: [to("*", { Condition: { Bool: { "aws:PrincipalIsAWSService": "true" } } })] }, { by: SERVICE, open: true }, "allow"],
      ["aws:PrincipalServiceName", { resource: [to("*", { Condition: { StringEquals: { "aws:PrincipalServiceName": SERVICE } } })] }, { by: SERVICE, open: true }, "allow"],
      ["aws:username of a user", { identity: [allow({ Condition: { StringEquals: { "aws:username": "ann" } } })] }, { by: USER, open: true }, "allow"],
      ["aws:username, which a role has not", { identity: [allow({ Condition: { StringNotEquals: { "aws:username": "ann" } } })] }, { open: true }, "allow"],
      ["aws:PrincipalType", { identity: [allow({ Condition: { StringEquals: { "aws:PrincipalType": "AssumedRole" } } })] }, { open: true }, "allow"],
    ],
  },
];
