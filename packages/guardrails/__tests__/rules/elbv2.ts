import { type CasesByRule, ref } from "../fixtures";

const listener = (attributes: object) => ({ aws_lb_listener: { l: { ...attributes } } });
const balancer = (attributes: object) => ({ aws_lb: { lb: { ...attributes } } });
const targets = (attributes: object) => ({ aws_lb_target_group: { t: { ...attributes } } });
const redirect = (protocol: string) => ({
  protocol: "HTTP",
  default_action: [{ type: "redirect", redirect: { protocol, port: "443" } }],
});
const network = { load_balancer_type: "network" };

export const elbv2Cases: CasesByRule = {
  "listener-encrypted": {
    silent: {
      HTTPS: listener({ protocol: "HTTPS" }),
      "a redirect to it": listener(redirect("HTTPS")),
      "TCP of a network load balancer": listener({ protocol: "TCP" }),
    },
    fires: {
      HTTP: [
        listener({ protocol: "HTTP", default_action: [{ type: "forward" }] }),
        "serves HTTP, unencrypted",
      ],
      "more than a redirect": [
        listener({
          protocol: "HTTP",
          default_action: [...redirect("HTTPS").default_action, { type: "forward" }],
        }),
        "serves HTTP, unencrypted",
      ],
      "a redirect elsewhere": [listener(redirect("HTTP")), "serves HTTP, unencrypted"],
    },
  },
  "listener-tls-version": {
    silent: {
      "TLS 1.2 and 1.3": listener({
        protocol: "HTTPS",
        ssl_policy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
      }),
      "no TLS": listener({ protocol: "HTTP" }),
      "a policy known at plan": listener({ protocol: "HTTPS", ssl_policy: ref("x.y") }),
    },
    fires: {
      "TLS 1.0": [
        listener({ protocol: "HTTPS", ssl_policy: "ELBSecurityPolicy-2016-08" }),
        "has the policy ELBSecurityPolicy-2016-08, which takes older TLS",
      ],
      "TLS 1.1 among newer": [
        listener({ protocol: "TLS", ssl_policy: "ELBSecurityPolicy-TLS13-1-1-2021-06" }),
        "has the policy ELBSecurityPolicy-TLS13-1-1-2021-06, which takes older TLS",
      ],
      unsaid: [listener({ protocol: "HTTPS" }), "has AWS's default policy, which takes TLS 1.0"],
    },
  },
  "load-balancer-drop-headers": {
    silent: { on: balancer({ drop_invalid_header_fields: true }), "no HTTP": balancer(network) },
    fires: { unsaid: [balancer({}), "passes invalid headers on"] },
  },
  "load-balancer-access-logs": {
    silent: { on: balancer({ access_logs: { bucket: "logs", enabled: true } }) },
    fires: {
      unsaid: [balancer({}), "writes no access log"],
      off: [
        balancer({ access_logs: [{ bucket: "logs", enabled: false }] }),
        "writes no access log",
      ],
    },
  },
  "load-balancer-deletion-protection": {
    production: true,
    silent: { on: balancer({ enable_deletion_protection: true }) },
    fires: { unsaid: [balancer({}), "can be deleted by any apply"] },
  },
  "load-balancer-desync": {
    silent: {
      defensive: balancer({ desync_mitigation_mode: "defensive" }),
      "unsaid, which is defensive": balancer({}),
    },
    fires: {
      monitor: [
        balancer({ desync_mitigation_mode: "monitor" }),
        "only watches requests that hide in others",
      ],
    },
  },
  "load-balancer-web-acl": {
    silent: {
      one: {
        ...balancer({}),
        aws_wafv2_web_acl_association: { acl: { resource_arn: ref("aws_lb.lb", "arn") } },
      },
      "none, of an internal one": balancer({ internal: true }),
    },
    fires: { none: [balancer({ internal: false }), "has no web ACL"] },
  },
  "target-group-health-path": {
    silent: {
      "a path": targets({ protocol: "HTTP", health_check: { path: "/" } }),
      "no HTTP": targets({ protocol: "TCP" }),
    },
    fires: {
      none: [targets({ protocol: "HTTP" }), "has no health check with a path"],
      "no path": [
        targets({ protocol: "HTTP", health_check: [{ interval: 15 }] }),
        "has no health check with a path",
      ],
    },
  },
  "target-group-encrypted": {
    silent: { HTTPS: targets({ protocol: "HTTPS", target_type: "ip" }) },
    fires: {
      // Of addresses, a standing exception allows it.
      HTTP: [
        targets({ protocol: "HTTP", target_type: "instance" }),
        "reaches its targets over plain HTTP",
      ],
    },
  },
};
