import { allow, type CaseGroup, when } from "./case";

const operators =
  "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html";
const logic =
  "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html";
const sets =
  "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html";

const [team, stage, tags] = [
  "aws:PrincipalTag/team",
  "aws:PrincipalTag/stage",
  "aws:PrincipalOrgPaths",
];
const [size, time, ip, tls, arn] = [
  "s3:TlsVersion",
  "aws:CurrentTime",
  "aws:SourceIp",
  "aws:SecureTransport",
  "aws:SourceArn",
];
const anyArn = "arn:aws:sns:*:*:*";

/** Absent keys, several keys, keys with several values. */
// A table: one case, one line.
// prettier-ignore
export const conditionKeys: readonly CaseGroup[] = [
  {
    title: "A key that the request does not have",
    source: operators,
    cases: [
      when("StringEquals: no match", { StringEquals: { [team]: "web" } }, {}, "implicit deny"),
      when("StringLike: not even *", { StringLike: { [team]: "*" } }, {}, "implicit deny"),
      when("StringNotEquals: true", { StringNotEquals: { [team]: "web" } }, {}, "allow"),
      when("StringNotEqualsIgnoreCase: true", { StringNotEqualsIgnoreCase: { [team]: "web" } }, {}, "allow"),
      when("StringNotLike: true", { StringNotLike: { [team]: "*" } }, {}, "allow"),
      when("NumericLessThan: no match", { NumericLessThan: { [size]: "10" } }, {}, "implicit deny"),
      when("NumericNotEquals: true", { NumericNotEquals: { [size]: "10" } }, {}, "allow"),
      when("DateLessThan: no match", { DateLessThan: { [time]: "2030-01-01" } }, {}, "implicit deny"),
      when("DateNotEquals: true", { DateNotEquals: { [time]: "2030-01-01" } }, {}, "allow"),
      when("Bool: no match, also with false", { Bool: { [tls]: "false" } }, {}, "implicit deny"),
      when("IpAddress: no match", { IpAddress: { [ip]: "0.0.0.0/0" } }, {}, "implicit deny"),
      when("NotIpAddress: true", { NotIpAddress: { [ip]: "10.0.0.0/8" } }, {}, "allow"),
      when("ArnLike: no match", { ArnLike: { [arn]: anyArn } }, {}, "implicit deny"),
      when("ArnNotLike: true", { ArnNotLike: { [arn]: anyArn } }, {}, "allow"),
      when("BinaryEquals: no match", { BinaryEquals: { [team]: "QmluYXJ5" } }, {}, "implicit deny"),
      when("undefined says that it is absent", { StringNotEquals: { [team]: "web" } }, { [team]: undefined }, "allow"),
    ],
  },
  {
    title: "...IfExists",
    source: `${operators}#Conditions_IfExists`,
    cases: [
      when("absent: true", { StringEqualsIfExists: { [team]: "web" } }, {}, "allow"),
      when("present and equal", { StringEqualsIfExists: { [team]: "web" } }, { [team]: "web" }, "allow"),
      when("present and different", { StringEqualsIfExists: { [team]: "web" } }, { [team]: "api" }, "implicit deny"),
      when("NumericLessThanIfExists: absent", { NumericLessThanIfExists: { [size]: "10" } }, {}, "allow"),
      when("BoolIfExists: present and different", { BoolIfExists: { [tls]: "true" } }, { [tls]: "false" }, "implicit deny"),
      when("BoolIfExists: absent", { BoolIfExists: { "aws:MultiFactorAuthPresent": "true" } }, {}, "allow"),
      when("ArnLikeIfExists: absent", { ArnLikeIfExists: { [arn]: anyArn } }, {}, "allow"),
      when("IpAddressIfExists: present, outside", { IpAddressIfExists: { [ip]: "10.0.0.0/8" } }, { [ip]: "11.0.0.1" }, "implicit deny"),
      when("StringNotEqualsIfExists: absent", { StringNotEqualsIfExists: { [team]: "web" } }, {}, "allow"),
      when("StringNotEqualsIfExists: present and equal", { StringNotEqualsIfExists: { [team]: "web" } }, { [team]: "web" }, "implicit deny"),
    ],
  },
  {
    title: "Null",
    source: `${operators}#Conditions_Null`,
    cases: [
      when("true: absent", { Null: { [team]: "true" } }, {}, "allow"),
      when("true: present", { Null: { [team]: "true" } }, { [team]: "web" }, "implicit deny"),
      when("false: present", { Null: { [team]: "false" } }, { [team]: "web" }, "allow"),
      when("false: absent", { Null: { [team]: "false" } }, {}, "implicit deny"),
      when("false: a key without values", { Null: { [tags]: "false" } }, { [tags]: [] }, "implicit deny"),
      when("a boolean in the policy", { Null: { [team]: true } }, {}, "allow"),
    ],
  },
  {
    title: "Several operators, keys and values",
    source: logic,
    cases: [
      when("two keys of one operator: both", { StringEquals: { [team]: "web", [stage]: "dev" } }, { [team]: "web", [stage]: "dev" }, "allow"),
      when("two keys of one operator: just one", { StringEquals: { [team]: "web", [stage]: "dev" } }, { [team]: "web", [stage]: "prod" }, "implicit deny"),
      when("two operators: both", { StringEquals: { [team]: "web" }, Bool: { [tls]: "true" } }, { [team]: "web", [tls]: "true" }, "allow"),
      when("two operators: just one", { StringEquals: { [team]: "web" }, Bool: { [tls]: "true" } }, { [team]: "web", [tls]: "false" }, "implicit deny"),
      when("names of keys know no case", { StringEquals: { "AWS:principalTAG/Team": "web" } }, { [team]: "web" }, "allow"),
      when("an empty condition holds", {}, {}, "allow"),
    ],
  },
  {
    title: "Keys with several values",
    source: sets,
    cases: [
      when("ForAllValues: all are listed", { "ForAllValues:StringEquals": { [tags]: ["a", "b", "c"] } }, { [tags]: ["a", "b"] }, "allow"),
      when("ForAllValues: one is not", { "ForAllValues:StringEquals": { [tags]: ["a", "b"] } }, { [tags]: ["a", "x"] }, "implicit deny"),
      when("ForAllValues: absent is true", { "ForAllValues:StringEquals": { [tags]: ["a"] } }, {}, "allow"),
      when("ForAllValues: no values is true", { "ForAllValues:StringEquals": { [tags]: ["a"] } }, { [tags]: [] }, "allow"),
      when("ForAllValues: an empty text is true", { "ForAllValues:StringEquals": { [tags]: ["a"] } }, { [tags]: "" }, "allow"),
      when("ForAllValues with Null: absent is false", { "ForAllValues:StringEquals": { [tags]: ["a"] }, Null: { [tags]: "false" } }, {}, "implicit deny"),
      when("ForAllValues:StringLike", { "ForAllValues:StringLike": { [tags]: ["cost-*"] } }, { [tags]: ["cost-a", "cost-b"] }, "allow"),
      when("ForAllValues:StringNotEquals: none is listed", { "ForAllValues:StringNotEquals": { [tags]: ["a", "b"] } }, { [tags]: ["x", "y"] }, "allow"),
      when("ForAllValues:StringNotEquals: one is listed", { "ForAllValues:StringNotEquals": { [tags]: ["a", "b"] } }, { [tags]: ["x", "b"] }, "implicit deny"),
      when("ForAllValues:...IfExists: absent", { "ForAllValues:StringEqualsIfExists": { [tags]: ["a"] } }, {}, "allow"),
      when("ForAnyValue: one is listed", { "ForAnyValue:StringEquals": { [tags]: ["a", "b"] } }, { [tags]: ["x", "b"] }, "allow"),
      when("ForAnyValue: none is listed", { "ForAnyValue:StringEquals": { [tags]: ["a", "b"] } }, { [tags]: ["x", "y"] }, "implicit deny"),
      when("ForAnyValue: absent is false", { "ForAnyValue:StringEquals": { [tags]: ["a"] } }, {}, "implicit deny"),
      when("ForAnyValue: no values is false", { "ForAnyValue:StringLike": { [tags]: ["*"] } }, { [tags]: [] }, "implicit deny"),
      when("ForAnyValue: negated and absent is false", { "ForAnyValue:StringNotEquals": { [tags]: ["a"] } }, {}, "implicit deny"),
      when("ForAnyValue:StringNotEquals: one is not listed", { "ForAnyValue:StringNotEquals": { [tags]: ["a"] } }, { [tags]: ["a", "x"] }, "allow"),
      when("ForAnyValue:StringNotEquals: all are listed", { "ForAnyValue:StringNotEquals": { [tags]: ["a", "b"] } }, { [tags]: ["a", "b"] }, "implicit deny"),
      when("a single value counts as a set of one", { "ForAnyValue:StringEquals": { [tags]: ["a"] } }, { [tags]: "a" }, "allow"),
      when("ForAnyValue:...IfExists of an absent key is not documented", { "ForAnyValue:StringEqualsIfExists": { [tags]: ["a"] } }, {}, "undecided"),
    ],
  },
  {
    title: "Keys nobody has given",
    source: "this project: an answer never hangs on a key that a test forgot",
    cases: [
      ["it matters: no answer", { identity: [allow({ Condition: { StringEquals: { [team]: "web" } } })] }, { open: true }, "undecided"],
      ["also to a negated operator", { identity: [allow({ Condition: { StringNotEquals: { [team]: "web" } } })] }, { open: true }, "undecided"],
      ["also to Null", { identity: [allow({ Condition: { Null: { [team]: "true" } } })] }, { open: true }, "undecided"],
      ["said to be absent", { identity: [allow({ Condition: { StringNotEquals: { [team]: "web" } } })] }, { open: true, context: { [team]: undefined } }, "allow"],
      ["another statement allows anyway", { identity: [allow({ Condition: { StringEquals: { [team]: "web" } } }), allow()] }, { open: true }, "allow"],
      ["another condition fails anyway", { identity: [allow({ Condition: { StringEquals: { [team]: "web", [stage]: "dev" } } })] }, { open: true, context: { [stage]: "prod" } }, "implicit deny"],
    ],
  },
];
