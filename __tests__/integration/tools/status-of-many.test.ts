import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeServicesCommand,
  RegisterTaskDefinitionCommand,
} from "@aws-sdk/client-ecs";
import { expect, it } from "@jest/globals";
import { makeNames } from "../../../lib/names";
import { look } from "../../../tools/ops/status/look";
import { printStatus } from "../../../tools/ops/status/print";
import { testEnvironment } from "../../test-environment";
import { requestsOf } from "../lifecycle/support/deployed-once";
import { runningEmulator } from "./running-emulator";

const running = runningEmulator();
const NAMES = Array.from({ length: 100 }, (_, at) => `job-${String(at).padStart(2, "0")}`);

it("shows 100 services with fewer than 40 requests", async () => {
  const { aws, emulator } = running();
  const environment = testEnvironment({
    emulatorEndpoint: emulator.endpoint,
    services: Object.fromEntries(NAMES.map((name) => [name, { kind: "worker" as const }])),
  });
  const names = makeNames(environment);
  const { cluster } = names;
  await aws.ecs.send(new CreateClusterCommand({ clusterName: cluster }));
  for (const name of NAMES) {
    const family = names.service(name);
    const containerDefinitions = [{ name, image: `shop/${name}:v1`, memory: 128, essential: true }];
    await aws.ecs.send(new RegisterTaskDefinitionCommand({ family, containerDefinitions }));
    const service = { cluster, serviceName: family, taskDefinition: family, desiredCount: 1 };
    await aws.ecs.send(new CreateServiceCommand(service));
    // Deployments of the emulator proceed when somebody looks.
    await aws.ecs.send(new DescribeServicesCommand({ cluster, services: [family] }));
  }
  const before = await requestsOf(emulator.port);
  const rows = await look(environment, NAMES);
  expect((await requestsOf(emulator.port)) - before).toBeLessThan(40);
  expect(rows.map(({ service, state, running: tasks }) => [service, state, tasks])).toEqual(
    NAMES.map((name) => [name, "steady", 1]),
  );
  expect(rows[42]).toMatchObject({
    image: "shop/job-42:v1",
    revision: `${names.service("job-42")}:1`,
  });
  const options = { environment: "test", now: new Date(), colors: false };
  expect(printStatus(rows, options)).toMatch(
    / job-99 +1\/1 +steady .* v1\n\n100 services, nothing wrong\.$/s,
  );
}, 300_000);
