import { expect, test } from "@jest/globals";
import {
  messageFor,
  plainAlb,
  publicWeb,
  scheduledTask,
  settingsOfKind,
  web,
  worker,
} from "../support";

type Row = readonly [what: string, settings: Readonly<Record<string, unknown>>, message: string];

/** Each is one mistake and gives one line. */
const MISTAKES: readonly Row[] = [
  [
    "an unknown kind",
    { services: { web: { kind: "publik", port: 80 } } },
    'dev.services.web.kind: "publik" is not allowed: use public, internal, worker or scheduled (did you mean public?)',
  ],
  [
    "no kind",
    { services: { web: { port: 80 } } },
    "dev.services.web.kind: is missing: use public, internal, worker or scheduled",
  ],
  [
    "a kind that is no text",
    { services: { web: { kind: 5 } } },
    "dev.services.web.kind: 5 is not allowed: use public, internal, worker or scheduled",
  ],
  [
    "a number for a service",
    { services: { web: 5 } },
    "dev.services.web: is not an object: use an object with kind public, internal, worker or scheduled",
  ],
  ["a list of services", { services: [] }, "dev.services: is a list, not an object: use an object"],
  [
    "a setting of another kind in a worker",
    web({ port: 80 }),
    `dev.services.web.port: is not a setting: use ${settingsOfKind("worker")}`,
  ],
  [
    "a setting of another kind in a scheduled task",
    web({ ...scheduledTask, scaling: {} }),
    `dev.services.web.scaling: is not a setting: use ${settingsOfKind("scheduled")}`,
  ],
  [
    "a mistyped setting of a public service",
    publicWeb({ helthCheckPath: "/" }),
    `dev.services.web.helthCheckPath: is not a setting: use ${settingsOfKind("public")} (did you mean healthCheckPath?)`,
  ],
  [
    "no port where the kind needs one",
    { services: { api: { kind: "internal" } } },
    "dev.services.api.port: is missing: use 1 to 65535",
  ],
  [
    "no route of a public service",
    { alb: plainAlb, services: { web: { kind: "public", port: 80 } } },
    "dev.services.web.route: is missing: use an object with priority, hosts, paths",
  ],
  [
    "an unknown setting in a statement",
    web({
      statements: [{ actions: ["s3:GetObject"], resources: ["arn:aws:s3:::b/*"], effect: "Deny" }],
    }),
    "dev.services.web.statements[0].effect: is not a setting: use actions, resources, conditions",
  ],
  [
    "a name of a service with capitals",
    { services: { Web: worker } },
    "dev.services.Web: is not a valid key: use 1 to 20 lower-case letters, digits and single hyphens, starting with a letter (for example learner-eu)",
  ],
  [
    "an unknown type of certificate",
    { alb: { ingressCidrs: ["0.0.0.0/0"], certificate: { type: "issue" } } },
    'dev.alb.certificate.type: "issue" is not allowed: use given or issued (did you mean issued?)',
  ],
  [
    "an ARN for a certificate",
    {
      alb: {
        ingressCidrs: ["0.0.0.0/0"],
        certificate: "arn:aws:acm:us-east-1:111111111111:certificate/x",
      },
    },
    'dev.alb.certificate: "arn:aws:acm:us-east-1:111111111111:certificate/x" is a string, not an object: use an object with type given or issued',
  ],
  [
    "a given certificate's zone",
    {
      alb: {
        ingressCidrs: ["0.0.0.0/0"],
        certificate: {
          type: "given",
          arn: "arn:aws:acm:us-east-1:111111111111:certificate/x",
          hostedZoneId: "Z0123456789",
        },
      },
    },
    "dev.alb.certificate.hostedZoneId: is not a setting: use type, arn",
  ],
  [
    "no type of a source",
    { build: { source: { key: "a.zip" } } },
    "dev.build.source.type: is missing: use connection or s3",
  ],
  [
    "an unknown type of a source",
    { build: { source: { type: "S3" } } },
    'dev.build.source.type: "S3" is not allowed: use connection or s3 (did you mean s3?)',
  ],
  [
    "a text for a source",
    { build: { source: "https://github.com/example/shop" } },
    "dev.build.source: is a string, not an object: use an object with type connection or s3",
  ],
];

test.each(MISTAKES)("refuses of something with kinds %s", (_, settings, message) => {
  expect(messageFor(settings)).toBe(message);
});
