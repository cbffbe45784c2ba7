import { readApp } from "#terraform";
import { parseEnvironments } from "../../config/load-environments";
import { everything } from "../everything";
import { sampleEnvironment } from "../samples";
import { synthesizeApp } from "./synthesized-app";

/** Services of each kind where there is NAT and IPv6 and no interface endpoint. */
const natted = parseEnvironments({
  natted: {
    namePrefix: "natted",
    accountId: "111111111111",
    network: { nat: "per-az", ipv6: true },
    alb: { plainHttp: true, ingressCidrs: ["203.0.113.0/24"] },
    services: {
      web: { kind: "public", port: 8080, route: { priority: 10, paths: ["/*"] }, calls: ["api"] },
      api: { kind: "internal", port: 9000 },
      mailer: { kind: "worker" },
      report: { kind: "scheduled", schedule: "cron(0 3 * * ? *)" },
    },
  },
});

/**
 * The samples that are a network only (`dev`, `prod`), `test` with everything on, and
 * `natted`.
 */
export function trafficApp() {
  const networks = ["dev", "prod"].map(sampleEnvironment);
  return readApp(synthesizeApp([...networks, everything, ...natted]).outdir);
}
