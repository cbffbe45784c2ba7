// The AWS CDK app that synthesis is measured against: the same environments and stacks as environments/
// has, of AWS CDK's own constructs. It runs where its packages are (tools/bench/synthesis.ts).
const { App } = require("aws-cdk-lib");
const { addFoundation } = require("./foundation");
const { addServices } = require("./services");

/** What tells environments/dev.ts, local.ts and prod.ts apart, as far as resources go. */
const ENVIRONMENTS = [
  { name: "dev", prefix: "learner-dev", account: "111111111111" },
  {
    name: "local",
    prefix: "learner",
    account: "123456789012",
    secrets: ["app/session-key"],
    services: [
      { name: "api", kind: "internal", port: 9000 },
      { name: "mailer", kind: "worker" },
      { name: "report", kind: "scheduled" },
      { name: "web", kind: "public", port: 8080 },
    ],
  },
  {
    name: "prod",
    prefix: "learner-prod",
    account: "222222222222",
    cidr: "10.16.0.0/16",
    zones: ["a", "b", "c"],
    natGateways: 3,
    ipv6: true,
    interfaceEndpoints: true,
    retain: true,
  },
];

const app = new App();
for (const environment of ENVIRONMENTS) {
  const foundation = addFoundation(app, environment);
  if (environment.services) addServices(app, environment, foundation);
}
app.synth();
