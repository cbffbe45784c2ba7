import { arnStart, PLACE_SECTIONS } from "../arn-place";
import { rule } from "../rule";

export const webAclPlace = rule(["alb", ...PLACE_SECTIONS], (sections) => {
  const value = sections.alb?.webAclArn;
  const start = arnStart(sections, "wafv2");
  if (value === undefined || value.startsWith(start)) return [];
  const message =
    "is not a web ACL of this environment's region, account and partition: " +
    `use one that starts with ${start}regional/webacl/`;
  return [{ path: ["alb", "webAclArn"], value, message }];
});
