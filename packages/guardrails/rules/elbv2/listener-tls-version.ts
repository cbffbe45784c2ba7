import type { Guardrail } from "../../guardrail";
import { isUnknown, textOf } from "#terraform";

/**
 * Policies that end at TLS 1.2 or 1.3.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 */
const MODERN = /^ELBSecurityPolicy-(TLS13-1-[23](-|$)|TLS-1-2-|FS-1-2-)/;

export const listenerTlsVersion: Guardrail = {
  id: "listener-tls-version",
  title: "Listeners accept TLS 1.2 and newer",
  checks: ["CKV_AWS_103"],
  severity: "high",
  types: ["aws_lb_listener"],
  remedy: "set ssl_policy (for example ELBSecurityPolicy-TLS13-1-2-2021-06)",
  check: ({ attributes: { protocol, ssl_policy: policy } }) => {
    if ((protocol !== "HTTPS" && protocol !== "TLS") || isUnknown(policy)) return undefined;
    const name = textOf(policy);
    if (name === undefined) return "has AWS's default policy, which takes TLS 1.0";
    if (MODERN.test(name)) return undefined;
    return [{ about: name, why: `has the policy ${name}, which takes older TLS` }];
  },
};
