import { type CaseGroup, when } from "./case";

const key = "aws:SourceArn";
const topic = "arn:aws:sns:us-east-1:111111111111:orders";

// A table: one case, one line.
// prettier-ignore
export const conditionArns: CaseGroup = {
  title: "ARN operators",
  source:
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN",
  cases: [
    when("ArnEquals: equal", { ArnEquals: { [key]: topic } }, { [key]: topic }, "allow"),
    when("ArnEquals: takes wildcards, like ArnLike", { ArnEquals: { [key]: "arn:aws:sns:us-east-1:*:ord*" } }, { [key]: topic }, "allow"),
    when("ArnLike: a wildcard in a segment", { ArnLike: { [key]: "arn:aws:sns:us-*:111111111111:orders" } }, { [key]: topic }, "allow"),
    when("ArnLike: ? takes one character", { ArnLike: { [key]: "arn:aws:sns:us-east-?:111111111111:orders" } }, { [key]: topic }, "allow"),
    when("ArnLike: another account", { ArnLike: { [key]: "arn:aws:sns:*:222222222222:*" } }, { [key]: topic }, "implicit deny"),
    when("ArnLike: minds case", { ArnLike: { [key]: "arn:aws:sns:us-east-1:111111111111:Orders" } }, { [key]: topic }, "implicit deny"),
    when("ArnLike: the last segment may hold colons", { ArnLike: { [key]: "arn:aws:logs:us-east-1:111111111111:log-group:/app/*" } }, { [key]: "arn:aws:logs:us-east-1:111111111111:log-group:/app/web:log-stream:1" }, "allow"),
    when("ArnLike: the last segment is taken whole", { ArnLike: { [key]: "arn:aws:logs:us-east-1:111111111111:log-group:/app/web" } }, { [key]: "arn:aws:logs:us-east-1:111111111111:log-group:/app/web:log-stream:1" }, "implicit deny"),
    when("ArnLike: an empty segment", { ArnLike: { [key]: "arn:aws:s3:::shop" } }, { [key]: "arn:aws:s3:::shop" }, "allow"),
    when("ArnLike: a wildcard takes an empty segment", { ArnLike: { [key]: "arn:aws:s3:*:*:shop" } }, { [key]: "arn:aws:s3:::shop" }, "allow"),
    when("ArnLike: what is no ARN matches none", { ArnLike: { [key]: "arn:*:*:*:*:*" } }, { [key]: "orders" }, "implicit deny"),
    when("ArnNotEquals: equal", { ArnNotEquals: { [key]: topic } }, { [key]: topic }, "implicit deny"),
    when("ArnNotEquals: different", { ArnNotEquals: { [key]: topic } }, { [key]: `${topic}-2` }, "allow"),
    when("ArnNotLike: matched", { ArnNotLike: { [key]: "arn:aws:sns:*:*:*" } }, { [key]: topic }, "implicit deny"),
    when("ArnNotLike: not matched", { ArnNotLike: { [key]: "arn:aws:sqs:*:*:*" } }, { [key]: topic }, "allow"),
  ],
};
