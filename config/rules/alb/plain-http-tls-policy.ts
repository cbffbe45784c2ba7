import { DEFAULT_TLS_POLICY } from "../../schema/alb";
import { rule } from "../rule";

export const plainHttpTlsPolicy = rule(["alb"], ({ alb }) => {
  if (!alb?.plainHttp || alb.tlsPolicy === DEFAULT_TLS_POLICY) return [];
  const message = "says how to encrypt what plainHttp leaves plain: remove tlsPolicy or plainHttp";
  return [{ path: ["alb", "tlsPolicy"], value: alb.tlsPolicy, message }];
});
