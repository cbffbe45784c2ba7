import { allow, type CaseGroup, deny, OBJECT, USER } from "./case";

const team = "aws:PrincipalTag/team";
const own = { Resource: "arn:aws:s3:::shop/${aws:username}/*" };
const tagged = { Resource: `arn:aws:s3:::shop/\${${team}}/*` };
const withDefault = { Resource: `arn:aws:s3:::shop/\${${team}, 'shared'}/*` };
const sameTeam = { Condition: { StringEquals: { "aws:ResourceTag/team": `\${${team}}` } } };
const otherTeam = { Condition: { StringNotEquals: { "aws:ResourceTag/team": `\${${team}}` } } };

// A table: one case, one line.
// prettier-ignore
export const variables: CaseGroup = {
  title: "Policy variables",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html",
  cases: [
    ["in a resource: one's own", { identity: [allow(own)] }, { by: USER, resource: "arn:aws:s3:::shop/ann/1" }, "allow"],
    ["in a resource: another's", { identity: [allow(own)] }, { by: USER, resource: "arn:aws:s3:::shop/bob/1" }, "implicit deny"],
    ["a tag of who asks", { identity: [allow(tagged)] }, { resource: "arn:aws:s3:::shop/web/1", context: { [team]: "web" } }, "allow"],
    ["names know no case", { identity: [allow({ Resource: "arn:aws:s3:::shop/${AWS:UserName}/*" })] }, { by: USER, resource: "arn:aws:s3:::shop/ann/1" }, "allow"],
    ["a value's * is no wildcard", { identity: [allow(tagged)] }, { resource: "arn:aws:s3:::shop/web/1", context: { [team]: "*" } }, "implicit deny"],
    ["a default for an absent key", { identity: [allow(withDefault)] }, { resource: "arn:aws:s3:::shop/shared/1" }, "allow"],
    ["a default gives way to a value", { identity: [allow(withDefault)] }, { resource: "arn:aws:s3:::shop/shared/1", context: { [team]: "web" } }, "implicit deny"],
    ["a value instead of the default", { identity: [allow(withDefault)] }, { resource: "arn:aws:s3:::shop/web/1", context: { [team]: "web" } }, "allow"],
    ["a role has no user's name: nothing is allowed", { identity: [allow(own)] }, { resource: "arn:aws:s3:::shop/ann/1" }, "implicit deny"],
    ["absent, beside a resource that fits: perhaps invalid", { identity: [allow({ Resource: [own.Resource, "*"] })] }, {}, "undecided"],
    ["absent in NotResource of Deny: perhaps invalid", { identity: [allow(), deny({ NotResource: own.Resource })] }, {}, "undecided"],
    ["absent in Resource of Deny: denies nothing", { identity: [allow(), deny(own)] }, {}, "allow"],
    ["in a condition: the same", { identity: [allow(sameTeam)] }, { context: { [team]: "web", "aws:ResourceTag/team": "web" } }, "allow"],
    ["in a condition: another", { identity: [allow(sameTeam)] }, { context: { [team]: "web", "aws:ResourceTag/team": "api" } }, "implicit deny"],
    ["in a condition: absent", { identity: [allow(sameTeam)] }, { context: { "aws:ResourceTag/team": "api" } }, "implicit deny"],
    ["in a negated condition: absent, perhaps invalid", { identity: [allow(otherTeam)] }, { context: { "aws:ResourceTag/team": "api" } }, "undecided"],
    ["in ArnLike", { identity: [allow({ Condition: { ArnLike: { "aws:SourceArn": "arn:aws:sns:*:${aws:PrincipalAccount}:*" } } })] }, { context: { "aws:SourceArn": "arn:aws:sns:us-east-1:111111111111:orders" } }, "allow"],
    ["with wildcards in StringLike", { identity: [allow({ Condition: { StringLike: { "aws:PrincipalTag/home": "${aws:username}/*" } } })] }, { by: USER, context: { "aws:PrincipalTag/home": "ann/2030" } }, "allow"],
    ["${*} is an asterisk", { identity: [allow({ Resource: "arn:aws:s3:::shop/${*}" })] }, { resource: "arn:aws:s3:::shop/*" }, "allow"],
    ["${*} is no wildcard", { identity: [allow({ Resource: "arn:aws:s3:::shop/${*}" })] }, {}, "implicit deny"],
    ["${?} is a question mark", { identity: [allow({ Resource: "arn:aws:s3:::shop/${?}" })] }, { resource: "arn:aws:s3:::shop/?" }, "allow"],
    ["${$} is a dollar sign", { identity: [allow({ Resource: "arn:aws:s3:::shop/${$}1" })] }, { resource: "arn:aws:s3:::shop/$1" }, "allow"],
    ["version 2008-10-17 knows none", { identity: [allow(own)], version: "2008-10-17" }, { by: USER, resource: "arn:aws:s3:::shop/ann/1" }, "implicit deny"],
    ["no version is 2008-10-17", { identity: [allow(own)], version: null }, { by: USER, resource: "arn:aws:s3:::shop/ann/1" }, "implicit deny"],
    ["version 2008-10-17 has the rest", { identity: [allow({ Resource: "arn:aws:s3:::shop/*" })], version: "2008-10-17" }, {}, "allow"],
    ["a key nobody gave", { identity: [allow(tagged)] }, { resource: OBJECT, open: true }, "undecided"],
  ],
};
