import { rule } from "../rule";

/** Plain HTTP only where the environment says so in as many words. */
export const albEncryption = rule(["alb"], ({ alb }) => {
  if (!alb || alb.certificate !== undefined || alb.plainHttp) return [];
  const message =
    "is missing: use one of type given or issued, or set plainHttp to true to serve without encryption";
  return [{ path: ["alb", "certificate"], message }];
});
