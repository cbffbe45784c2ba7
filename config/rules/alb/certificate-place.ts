import { arnStart, PLACE_SECTIONS } from "../arn-place";
import { rule } from "../rule";

/** A load balancer takes certificates of its own region and account. */
export const certificatePlace = rule(["alb", ...PLACE_SECTIONS], (sections) => {
  const certificate = sections.alb?.certificate;
  if (certificate?.type !== "given") return [];
  const start = arnStart(sections, "acm");
  if (certificate.arn.startsWith(start)) return [];
  const message =
    "is not a certificate of this environment's region, account and partition: " +
    `use one that starts with ${start}certificate/`;
  return [{ path: ["alb", "certificate", "arn"], value: certificate.arn, message }];
});
