import { rule } from "../rule";

export const plainHttpCertificate = rule(["alb"], ({ alb }) => {
  if (!alb?.plainHttp || alb.certificate === undefined) return [];
  const message =
    "contradicts the certificate: remove plainHttp to serve HTTPS, or remove certificate to serve without encryption";
  return [{ path: ["alb", "plainHttp"], value: true, message }];
});
