import type { Guardrail } from "../../guardrail";
import { blocksOf, isUnknown, type Json } from "#terraform";

export const listenerEncrypted: Guardrail = {
  id: "listener-encrypted",
  title: "A load balancer serves HTTPS, and redirects to it what comes without",
  checks: ["CKV_AWS_2", "CKV2_AWS_20", "ELB.1"],
  severity: "high",
  types: ["aws_lb_listener"],
  remedy: "set protocol HTTPS with a certificate, or redirect to HTTPS",
  // A network load balancer's TCP may be encrypted inside.
  check: ({ attributes }) =>
    attributes["protocol"] === "HTTP" &&
    !blocksOf(attributes, "default_action").every(redirectsToHttps)
      ? "serves HTTP, unencrypted"
      : undefined,
};

function redirectsToHttps(action: Json): boolean {
  return (
    action["type"] === "redirect" &&
    blocksOf(action, "redirect").every(
      ({ protocol }) => protocol === "HTTPS" || isUnknown(protocol),
    )
  );
}
