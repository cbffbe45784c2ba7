import { allow, type CaseGroup, deny, OBJECT } from "./case";

const elements = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements";
const logs = "arn:aws:logs:us-east-1:111111111111:log-group";

/** Actions and resources. */
// A table: one case, one line.
// prettier-ignore
export const matching: readonly CaseGroup[] = [
  {
    title: "Action and NotAction",
    source: `${elements}_action.html`,
    cases: [
      ["the action itself", { identity: [allow({ Action: "s3:GetObject" })] }, {}, "allow"],
      ["another action", { identity: [allow({ Action: "s3:PutObject" })] }, {}, "implicit deny"],
      ["one of several", { identity: [allow({ Action: ["s3:PutObject", "s3:GetObject"] })] }, {}, "allow"],
      ["names know no case", { identity: [allow({ Action: "S3:GETOBJECT" })] }, {}, "allow"],
      ["a query's neither", { identity: [allow({ Action: "s3:GetObject" })] }, { action: "s3:getobject" }, "allow"],
      ["* takes every action", { identity: [allow({ Action: "*" })] }, {}, "allow"],
      ["* takes every action of a service", { identity: [allow({ Action: "s3:*" })] }, {}, "allow"],
      ["* of another service", { identity: [allow({ Action: "ssm:*" })] }, {}, "implicit deny"],
      ["* at the end", { identity: [allow({ Action: "s3:Get*" })] }, {}, "allow"],
      ["* at the end takes more than one wants", { identity: [allow({ Action: "s3:GetObject*" })] }, { action: "s3:GetObjectAcl" }, "allow"],
      ["* in the middle", { identity: [allow({ Action: "s3:*Object" })] }, {}, "allow"],
      ["* at the start does not take the end", { identity: [allow({ Action: "s3:*Object" })] }, { action: "s3:GetObjectAcl" }, "implicit deny"],
      ["? takes one character", { identity: [allow({ Action: "s3:?etObject" })] }, {}, "allow"],
      ["NotAction: every other action", { identity: [allow({ NotAction: "s3:PutObject" })] }, {}, "allow"],
      ["NotAction: of every other service as well", { identity: [allow({ NotAction: "iam:*" })] }, {}, "allow"],
      ["NotAction: not that one", { identity: [allow({ NotAction: "s3:Get*" })] }, {}, "implicit deny"],
      ["NotAction: not one of several", { identity: [allow({ NotAction: ["s3:PutObject", "s3:GetObject"] })] }, {}, "implicit deny"],
      ["Deny and NotAction deny all else", { identity: [allow(), deny({ NotAction: "s3:PutObject" })] }, {}, "explicit deny"],
      ["Deny and NotAction leave the excepted", { identity: [allow(), deny({ NotAction: "s3:GetObject" })] }, {}, "allow"],
    ],
  },
  {
    title: "Resource and NotResource",
    source: `${elements}_resource.html`,
    cases: [
      ["the resource itself", { identity: [allow({ Resource: OBJECT })] }, {}, "allow"],
      ["another resource", { identity: [allow({ Resource: "arn:aws:s3:::shop/orders/2.json" })] }, {}, "implicit deny"],
      ["one of several", { identity: [allow({ Resource: ["arn:aws:s3:::shop", OBJECT] })] }, {}, "allow"],
      ["case counts", { identity: [allow({ Resource: "arn:aws:s3:::shop/Orders/*" })] }, {}, "implicit deny"],
      ["*", { identity: [allow({ Resource: "*" })] }, {}, "allow"],
      ["* takes slashes", { identity: [allow({ Resource: "arn:aws:s3:::shop/*" })] }, {}, "allow"],
      ["a bucket is not its objects", { identity: [allow({ Resource: "arn:aws:s3:::shop" })] }, {}, "implicit deny"],
      ["objects are not their bucket", { identity: [allow({ Action: "s3:ListBucket", Resource: "arn:aws:s3:::shop/*" })] }, { action: "s3:ListBucket", resource: "arn:aws:s3:::shop" }, "implicit deny"],
      ["* in the middle of a segment", { identity: [allow({ Resource: "arn:aws:s3:::shop/*/1.json" })] }, {}, "allow"],
      ["* takes slashes in the middle as well", { identity: [allow({ Resource: "arn:aws:s3:::s*/1.json" })] }, {}, "allow"],
      ["? takes one character", { identity: [allow({ Resource: "arn:aws:s3:::sho?/orders/?.json" })] }, {}, "allow"],
      ["? takes just one", { identity: [allow({ Resource: "arn:aws:s3:::shop/?" })] }, {}, "implicit deny"],
      ["* at the end of a segment goes on across colons", { identity: [allow({ Action: "logs:PutLogEvents", Resource: `${logs}:/app/*` })] }, { action: "logs:PutLogEvents", resource: `${logs}:/app/web:log-stream:1` }, "allow"],
      ["* before a colon goes on as well", { identity: [allow({ Action: "logs:PutLogEvents", Resource: "arn:aws:logs:*:log-group:/app/*" })] }, { action: "logs:PutLogEvents", resource: `${logs}:/app/web:log-stream:1` }, "allow"],
      ["* in the middle of a segment: across a colon is not documented", { identity: [allow({ Action: "logs:PutLogEvents", Resource: `${logs}:/a*1` })] }, { action: "logs:PutLogEvents", resource: `${logs}:/app/web:log-stream:1` }, "undecided"],
      ["? and a colon is not documented", { identity: [allow({ Action: "logs:PutLogEvents", Resource: `${logs}?/app/*` })] }, { action: "logs:PutLogEvents", resource: `${logs}:/app/web:log-stream:1` }, "undecided"],
      ["a group's streams are not the group", { identity: [allow({ Action: "logs:PutLogEvents", Resource: `${logs}:/app/web:*` })] }, { action: "logs:PutLogEvents", resource: `${logs}:/app/web` }, "implicit deny"],
      ["a dot is a dot", { identity: [allow({ Resource: "arn:aws:s3:::shop/orders/1xjson" })] }, {}, "implicit deny"],
      ["an action that knows no resource asks for *", { identity: [allow({ Action: "ecr:GetAuthorizationToken" })] }, { action: "ecr:GetAuthorizationToken", resource: "*" }, "allow"],
      ["and gets none of an ARN", { identity: [allow({ Action: "ecr:GetAuthorizationToken", Resource: "arn:aws:ecr:*:*:repository/*" })] }, { action: "ecr:GetAuthorizationToken", resource: "*" }, "implicit deny"],
      ["NotResource: every other resource", { identity: [allow({ NotResource: "arn:aws:s3:::other/*" })] }, {}, "allow"],
      ["NotResource: not that one", { identity: [allow({ NotResource: "arn:aws:s3:::shop/*" })] }, {}, "implicit deny"],
      ["NotResource: not one of several", { identity: [allow({ NotResource: ["arn:aws:s3:::other/*", "arn:aws:s3:::shop/*"] })] }, {}, "implicit deny"],
      ["Deny and NotResource deny all else", { identity: [allow(), deny({ NotResource: "arn:aws:s3:::other/*" })] }, {}, "explicit deny"],
      ["Deny and NotResource leave the excepted", { identity: [allow(), deny({ NotResource: "arn:aws:s3:::shop/*" })] }, {}, "allow"],
    ],
  },
];
