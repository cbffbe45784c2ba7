import type { Guardrail } from "../../guardrail";

export const targetGroupEncrypted: Guardrail = {
  id: "target-group-encrypted",
  title: "Load balancers talk to their targets over TLS",
  checks: ["CKV_AWS_378"],
  severity: "high",
  types: ["aws_lb_target_group"],
  remedy: "set protocol to HTTPS, and give the containers a certificate",
  check: ({ attributes }) =>
    attributes["protocol"] === "HTTP" ? "reaches its targets over plain HTTP" : undefined,
};
