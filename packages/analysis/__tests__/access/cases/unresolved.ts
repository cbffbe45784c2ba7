import { allow, type CaseGroup, deny } from "./case";

const key = "${dev-iam.aws_kms_key.key.arn}";
const other = "${dev-state.aws_kms_key.key.arn}";
const plain = "arn:aws:kms:us-east-1:111111111111:key/1";
const use = (Resource: unknown, more: object = {}) =>
  allow({ Action: "kms:Decrypt", Resource, ...more });
const decrypt = (resource: string) => ({ action: "kms:Decrypt", resource });
const source = (value: string) => ({ Condition: { ArnLike: { "aws:SourceArn": value } } });

// A table: one case, one line.
// prettier-ignore
export const unresolved: CaseGroup = {
  title: "What only a plan knows",
  source: "this project: an answer never hangs on a value that is not known",
  cases: [
    ["the same text is the same thing", { terraform: true, identity: [use(key)] }, decrypt(key), "allow"],
    ["two resources of a type are two", { terraform: true, identity: [use(key)] }, decrypt(other), "implicit deny"],
    ["two of different types may be one", { terraform: true, identity: [use(key)] }, decrypt("${dev-iam.aws_kms_replica_key.key.arn}"), "undecided"],
    ["a plain ARN may be the one", { terraform: true, identity: [use(key)] }, decrypt(plain), "undecided"],
    ["and the other way round", { terraform: true, identity: [use(plain)] }, decrypt(key), "undecided"],
    ["* covers whatever it is", { terraform: true, identity: [use("*")] }, decrypt(key), "allow"],
    ["an attribute that is no ARN may be equal", { terraform: true, identity: [use("${dev-iam.aws_kms_key.key.key_id}")] }, decrypt("${dev-iam.aws_kms_key.other.key_id}"), "undecided"],
    ["a text around it that fits", { terraform: true, identity: [use("arn:aws:kms:*:*:key/${dev-iam.aws_kms_key.key.key_id}")] }, decrypt(plain), "undecided"],
    ["a text around it that cannot fit", { terraform: true, identity: [use("arn:aws:kms:*:222222222222:key/${dev-iam.aws_kms_key.key.key_id}")] }, decrypt(plain), "implicit deny"],
    ["a wildcard after it takes what comes after it", { terraform: true, identity: [use(`${key}/*`)] }, decrypt(`${key}/1`), "allow"],
    ["another action: it does not matter", { terraform: true, identity: [allow({ Action: "kms:Encrypt", Resource: key })] }, decrypt(plain), "implicit deny"],
    ["another statement allows: it does not matter", { terraform: true, identity: [use(key), use("*")] }, decrypt(plain), "allow"],
    ["a deny of it matters", { terraform: true, identity: [use("*"), deny({ Action: "kms:*", Resource: key })] }, decrypt(plain), "undecided"],
    ["a deny of it, exactly", { terraform: true, identity: [use("*"), deny({ Action: "kms:*", Resource: key })] }, decrypt(key), "explicit deny"],
    ["NotResource of it", { terraform: true, identity: [use("*"), deny({ Action: "kms:*", NotResource: key })] }, decrypt(key), "allow"],
    ["NotResource of it, something else", { terraform: true, identity: [use("*"), deny({ Action: "kms:*", NotResource: key })] }, decrypt(plain), "undecided"],
    ["in a condition: equal", { terraform: true, identity: [use("*", source(key))] }, { ...decrypt(plain), context: { "aws:SourceArn": key } }, "allow"],
    ["in a condition: perhaps", { terraform: true, identity: [use("*", source(key))] }, { ...decrypt(plain), context: { "aws:SourceArn": plain } }, "undecided"],
    ["in a condition: one segment of an ARN", { terraform: true, identity: [use("*", source("arn:aws:sns:${var.region}:111111111111:*"))] }, { ...decrypt(plain), context: { "aws:SourceArn": "arn:aws:sns:us-east-1:222222222222:x" } }, "implicit deny"],
    ["in a number", { terraform: true, identity: [use("*", { Condition: { NumericLessThan: { "aws:MultiFactorAuthAge": "${var.keys}" } } })] }, { ...decrypt(plain), context: { "aws:MultiFactorAuthAge": "1" } }, "undecided"],
    ["Terraform's escape makes a variable", { terraform: true, identity: [allow({ Resource: "arn:aws:s3:::shop/$${aws:PrincipalAccount}" })] }, { resource: "arn:aws:s3:::shop/111111111111" }, "allow"],
    ["a principal", { terraform: true, resource: [allow({ Principal: { AWS: "${dev-iam.aws_iam_role.app.arn}" } })] }, {}, "undecided"],
    ["a principal, for a service", { terraform: true, resource: [allow({ Principal: { AWS: "${dev-iam.aws_iam_role.app.arn}" } })] }, { by: "ecs-tasks.amazonaws.com" }, "implicit deny"],
  ],
};
