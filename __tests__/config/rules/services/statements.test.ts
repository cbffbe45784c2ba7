import { expect, test } from "@jest/globals";
import { messageFor, minimal, problemsOf, web } from "../../support";

type Statement = Readonly<Record<string, unknown>>;

const READ = { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::b/*"] };
const REFERENCE =
  "use one of the Service Authorization Reference (https://docs.aws.amazon.com/service-authorization/latest/reference/)";

/** Statements about so many buckets. */
const buckets = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    actions: ["s3:GetObject"],
    resources: [`arn:aws:s3:::b${String(index).padStart(3, "0")}/*`],
  }));

/** Each is one mistake and gives one line, about the statement but for the last. */
// A table: one case, one line.
// prettier-ignore
const MISTAKES: readonly (readonly [string, Statement, string])[] = [
  ["hands out roles", { ...READ, actions: ["s3:GetObject", "iam:PassRole"], resources: [...READ.resources, "arn:aws:iam::111111111111:role/a"] }, 'actions[1]: "iam:PassRole" lets containers change or hand out roles, and all roles belong to the iam stack: leave it out'],
  ["is about another partition", { ...READ, resources: ["arn:aws-cn:s3:::b/*"] }, 'resources[0]: "arn:aws-cn:s3:::b/*" is in another partition than the environment: use an ARN that starts with arn:aws:'],
  ["is about everything of a service", { ...READ, resources: ["arn:aws:s3:::*"] }, 'resources[0]: "arn:aws:s3:::*" is not valid: use an ARN that says which resources, a wildcard being only a part of it (for example arn:aws:s3:::my-bucket/*)'],
  ["has a variable in an ARN", { ...READ, resources: ["arn:aws:s3:::b/${aws:userid}/*"] }, 'resources[0]: "arn:aws:s3:::b/${aws:userid}/*" is not valid: use an ARN that says which resources, a wildcard being only a part of it (for example arn:aws:s3:::my-bucket/*)'],
  ["names all actions", { ...READ, actions: ["s3:*"] }, 'actions[0]: "s3:*" is not valid: use an action without wildcard (for example s3:GetObject)'],
  ["misspells an action", { ...READ, actions: ["s3:GetObjekt"] }, `actions[0]: "s3:GetObjekt" is no action that AWS has (did you mean s3:GetObject?): ${REFERENCE}`],
  ["misspells a service", { ...READ, actions: ["sqss:SendMessage"] }, `actions[0]: "sqss:SendMessage" is no action that AWS has (did you mean sqs?): ${REFERENCE}`],
  ["allows on everything what could be narrowed", { ...READ, resources: ["*"] }, 'resources[0]: "*" is every resource there is, and s3:GetObject can be narrowed to some: use ARNs, and keep "*" to actions that know no resource'],
  ["allows it beside what knows no resource", { actions: ["xray:PutTraceSegments", "sqs:SendMessage"], resources: ["*"] }, 'resources[0]: "*" is every resource there is, and sqs:SendMessage can be narrowed to some: use ARNs, and keep "*" to actions that know no resource'],
  ["narrows what knows no resource", { ...READ, actions: ["s3:GetObject", "textract:DetectDocumentText"] }, 'actions[1]: "textract:DetectDocumentText" knows no resource, so that no ARN allows it: put it into a statement of its own with resources ["*"]'],
  ["names what another service has", { ...READ, actions: ["s3:GetObject", "sqs:SendMessage"] }, 'actions[1]: "sqs:SendMessage" is about other resources than those of its statement: use an ARN like arn:${Partition}:sqs:${Region}:${Account}:${QueueName}'],
  ["misspells an operator", { ...READ, conditions: { StringEqual: { "aws:PrincipalTag/a": ["b"] } } }, "conditions.StringEqual: is no operator that IAM has (did you mean StringEquals?): use one of StringEquals, StringEqualsIgnoreCase, StringLike, ArnEquals, ArnLike, NumericEquals, NumericLessThan, NumericLessThanEquals, NumericGreaterThan, NumericGreaterThanEquals, DateEquals, DateLessThan, DateLessThanEquals, DateGreaterThan, DateGreaterThanEquals, Bool, BinaryEquals, IpAddress, Null, StringNotEquals, StringNotEqualsIgnoreCase, StringNotLike, ArnNotEquals, ArnNotLike, NumericNotEquals, DateNotEquals, NotIpAddress"],
  ["misspells a condition key", { ...READ, conditions: { StringEquals: { "aws:ResourceAcount": ["111111111111"] } } }, 'conditions.StringEquals["aws:ResourceAcount"]: is no condition key that requests of s3:GetObject have (did you mean aws:ResourceAccount?): use one that they have, or put the action into a statement without it'],
  ["has a key that one of the actions has not", { ...READ, actions: ["s3:GetObject", "s3:ListBucket"], conditions: { StringLike: { "s3:prefix": ["a/*"] } } }, 'conditions.StringLike["s3:prefix"]: is no condition key that requests of s3:GetObject have: use one that they have, or put the action into a statement without it'],
  ["has a key that none of the actions has", { ...READ, conditions: { StringLikeIfExists: { "sqs:prefix": ["a/*"] } } }, 'conditions.StringLikeIfExists["sqs:prefix"]: is no condition key that requests of s3:GetObject have: use one that they have, or put the action into a statement without it'],
  ["has a variable in a condition", { ...READ, conditions: { StringEquals: { "aws:userid": ["${aws:username}"] } } }, 'conditions.StringEquals["aws:userid"][0]: "${aws:username}" is not valid: use a text without ${...}: variables are not supported'],
  ["has a condition without values", { ...READ, conditions: { StringEquals: { "aws:userid": [] } } }, 'conditions.StringEquals["aws:userid"]: [] is too short: name at least one value (for example "us-east-1")'],
];

test.each(MISTAKES)("refuses a statement that %s", (_, statement, message) => {
  expect(messageFor(web({ statements: [statement] }))).toBe(
    `dev.services.web.statements[0].${message}`,
  );
});

test("refuses more statements than a policy holds", () => {
  expect(messageFor(web({ statements: buckets(84) }))).toBe(
    "dev.services.web.statements: make a policy of 8102 characters: use 8000 at most (* in a resource stands for many names)",
  );
});

// prettier-ignore
test.each<readonly [string, readonly Statement[]]>([
  ["about a role by its ARN", [{ actions: ["sts:AssumeRole"], resources: ["arn:aws:iam::222222222222:role/reader"] }]],
  ["about actions that know no resource", [{ actions: ["xray:PutTraceSegments", "textract:DetectDocumentText"], resources: ["*"] }]],
  ["about metrics of a namespace", [{ actions: ["cloudwatch:PutMetricData"], resources: ["*"], conditions: { StringEquals: { "cloudwatch:namespace": ["shop"] } } }]],
  ["about an action in whatever case", [{ ...READ, actions: ["s3:getobject"] }]],
  ["with a condition on a tag", [{ ...READ, conditions: { StringEquals: { "s3:ExistingObjectTag/team": ["shop"] } } }]],
  ["with a condition where there is such a key", [{ ...READ, actions: ["s3:GetObject", "s3:ListBucket"], conditions: { "ForAllValues:StringLikeIfExists": { "s3:prefix": ["a/*"] } } }]],
  ["as many as a policy holds", buckets(82)],
])("accepts statements %s", (_, statements) => {
  expect(problemsOf({ dev: { ...minimal, ...web({ statements }) } })).toEqual([]);
});
