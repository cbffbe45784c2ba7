import { readFileSync } from "node:fs";
import path from "node:path";
import {
  CreateClusterCommand,
  CreateServiceCommand,
  RegisterTaskDefinitionCommand,
} from "@aws-sdk/client-ecs";
import { DescribeKeyCommand } from "@aws-sdk/client-kms";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import { beforeAll, expect, test } from "@jest/globals";
import { STATE_BUCKET, stateKey } from "../lifecycle/support/deployment";
import { recordImage } from "../lifecycle/support/images";
import { ended, ends, story } from "../lifecycle/support/story";

/** The states are of what never was on this emulator. */
const told = story({ empty: true, leavesUnknown: true });

type States = Readonly<Record<string, object>>;
const statesOf = (fixture: string) =>
  JSON.parse(readFileSync(path.join(__dirname, "fixtures", `${fixture}.json`), "utf8")) as States;
/**
 * States as they were left while the `state` stack made its key itself, and `iam` and `dashboard` waited
 * for it.
 */
const BEFORE_KEY = statesOf("states-before-bootstrap-made-the-key");
/**
 * And while services were there before their first image, and rules and target groups were replaced with
 * their port; `waiting` had no image. Of what the services read, the outputs are left.
 */
const BEFORE_WAITING = statesOf("states-before-services-waited-for-an-image");

beforeAll(async () => {
  const { aws, checkout, tool } = told();
  checkout.edit({ zones: ["a", "b"] });
  // It is there in such an environment; here it is one of another id.
  expect(ended(await tool("bootstrap", "local"))).toEqual(ends(0, "Created: State bucket"));
  const { KeyMetadata } = await aws.kms.send(
    new DescribeKeyCommand({ KeyId: "alias/learner-state" }),
  );
  const before = keyIdIn(BEFORE_KEY["state"]);
  await put(BEFORE_KEY, (text) => text.replaceAll(before, String(KeyMetadata?.KeyId)));
});

async function put(states: States, edit = (text: string) => text) {
  for (const [stack, state] of Object.entries(states)) {
    const Body = edit(JSON.stringify(state));
    const object = { Bucket: STATE_BUCKET, Key: stateKey(stack), Body };
    await told().aws.s3.send(new PutObjectCommand(object));
  }
}

test("an environment that was deployed then goes on with its keys, roles and bucket", async () => {
  const stacks = ["local-state", "local-iam", "local-dashboard"];
  const unrefreshed = stacks.flatMap((stack) => ["--no-refresh", stack]);
  expect(ended(await told().tool("plan", "local", ...stacks, ...unrefreshed))).toEqual(
    ends(3, "1 changed, 2 unchanged"),
  );
  // Since then AWS's events may be sent to the alarms' topic, and statements are what AWS grants by them.
  const changed = told()
    .report()
    .stacks.flatMap(({ changes }) => changes);
  const updates = new Set(changed.map(({ type, action }) => `${action} ${type}`));
  expect([...updates].toSorted()).toEqual(["update aws_iam_role_policy", "update aws_kms_key"]);
  const paths = changed.flatMap(({ attributes }) => attributes.map((one) => one.path));
  expect(paths.length).toBeGreaterThan(0);
  const statements = ["EventsReachEncryptedTopic", "LogsEncryptEnvironment", "FindLogGroups"]
    .concat("ExecLogGroups", "FindSource", "SeeWhatIsDeployed", "SeeWhichImagesAreDeployed")
    .map((sid) => `policy.Statement["${sid}"]`);
  for (const one of paths) {
    expect(statements.filter((statement) => one.includes(statement))).toHaveLength(1);
  }
});

test("services that were deployed then are rolled out at most, and nothing of them is interrupted", async () => {
  const { aws, checkout, tool, report } = told();
  checkout.edit({
    scheduledScaling: { night: { schedule: "cron(0 22 * * ? *)", minTasks: 1, maxTasks: 2 } },
    moreServices: {
      waiting: {
        kind: "public",
        port: 8081,
        route: { priority: 200, paths: ["/w/*"] },
        scaling: { minTasks: 1, maxTasks: 3, cpuPercent: 50 },
      },
    },
  });
  await put(BEFORE_WAITING);
  // The images that they ran then, and the placeholder.
  const digest = "a".repeat(64);
  for (const [service, name] of [
    ["web", "imagearn"],
    ["api", "api"],
  ] as const) {
    const repository = `123456789012.dkr.ecr.us-east-1.amazonaws.com/learner/${name}`;
    await recordImage(aws, service, `${repository}@sha256:${digest}`);
  }
  await recordImage(aws, "waiting", "1");
  await runApi();
  const stacks = ["api", "waiting", "web"].map((service) => `local-service-${service}`);
  const unrefreshed = stacks.flatMap((stack) => ["--no-refresh", stack]);
  // Nobody has looked at the load balancer of then, so that every way through it counts as new.
  const ways = ["web", "waiting"].flatMap((to) => ["--allow", `local:internet->${to}`]);
  expect(ended(await tool("plan", "local", ...stacks, ...unrefreshed, ...ways))).toEqual(
    ends(2, "3 changed"),
  );
  const { services, gates, stacks: planned } = report();
  expect(
    services.map(({ name, effect, reasons }) => [name, effect, reasons.map((r) => r.why)]),
  ).toEqual([
    // Requests between services may take longer since then.
    ["learner-api", "rolled-out", ["its Service Connect configuration changed"]],
    [
      "learner-web",
      "rolled-out",
      expect.arrayContaining([
        "config app/log-level is read",
        "secret app/session-key is version 1",
        "api now answers at api:9000",
      ]),
    ],
    ["learner-waiting", "untouched", [expect.stringContaining("destroyed")]],
  ]);
  expect(gates.map(({ gate }) => gate)).toEqual(["public-ingress", "public-ingress"]);
  // Neither target group nor rule is made anew: they move, or stay.
  const types = planned.flatMap(({ changes }) =>
    changes.filter(({ action }) => ["replace", "delete"].includes(action)).map(({ type }) => type),
  );
  expect(types.toSorted()).toEqual([
    "aws_appautoscaling_policy",
    "aws_appautoscaling_target",
    "aws_ecs_service",
    "aws_ecs_task_definition",
  ]);
});

/** What is unchanged is asked which revision it runs: its second, by the states. */
async function runApi() {
  const { ecs } = told().aws;
  const cluster = "learner-cluster";
  await ecs.send(new CreateClusterCommand({ clusterName: cluster }));
  const containerDefinitions = [{ name: "api", image: "api", memory: 512 }];
  const definition = { family: "learner-api", containerDefinitions };
  for (let revision = 1; revision <= 2; revision++) {
    await ecs.send(new RegisterTaskDefinitionCommand(definition));
  }
  const service = { serviceName: "learner-api", taskDefinition: "learner-api", desiredCount: 2 };
  await ecs.send(new CreateServiceCommand({ cluster, ...service }));
}

function keyIdIn(state: unknown): string {
  const { resources } = state as {
    readonly resources: readonly {
      readonly type: string;
      readonly instances: readonly { readonly attributes: { readonly key_id: string } }[];
    }[];
  };
  const key = resources.find(({ type }) => type === "aws_kms_key");
  return String(key?.instances[0]?.attributes.key_id);
}
