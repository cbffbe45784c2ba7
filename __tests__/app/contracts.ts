import { describe, expect, test } from "@jest/globals";
import { findEnvironment } from "../../config/load-environments";
import { makeNames } from "../../lib/names";
import { environments, wholeApp } from "./synthesized-app";

const app = wholeApp();
const environmentOf = (id: string) =>
  environments.find(({ name }) => id.startsWith(`${name}-`))?.name ?? "none";

/** Every output that a stack reads of another, as `producer.output`. */
const readsOf = (id: string) => [
  ...new Set(
    [...app.text(id).matchAll(/data\.terraform_remote_state\.([\w-]+)\.outputs\.(\w+)/g)].map(
      ([, producer, output]) => ({ producer: String(producer), output: String(output) }),
    ),
  ),
];

test("an environment is five stacks, and more with services", () => {
  const of = (environment: string) => app.ids.filter((id) => environmentOf(id) === environment);
  const foundation = ["ecs", "iam", "network", "ssm", "state"];
  expect(of("dev")).toEqual(foundation.map((stack) => `dev-${stack}`));
  const services = ["api", "mailer", "report", "web"].map((service) => `service-${service}`);
  const all = [...foundation, "alb", "build", "dashboard", "monitoring", ...services];
  expect(of("test")).toEqual(all.map((stack) => `test-${stack}`).toSorted());
});

describe.each(app.ids)("%s", (id) => {
  const environment = environmentOf(id);
  const stack = app.stack(id);

  test("reads only outputs that their stack publishes", () => {
    for (const { producer, output } of readsOf(id)) {
      const published = Object.keys(app.stack(`${environment}-${producer}`).output ?? {});
      expect(published).toContain(output);
    }
  });

  test("reads the state of its own environment's stacks, where they keep it", () => {
    const remotes = stack.data?.terraform_remote_state ?? {};
    for (const [producer, { config }] of Object.entries(remotes)) {
      const { bucket, key, region } = app.stack(`${environment}-${producer}`).terraform.backend.s3;
      expect(config).toMatchObject({ bucket, key, region });
    }
  });

  test("is deployed after the stacks it reads", () => {
    const reads = Object.keys(stack.data?.terraform_remote_state ?? {});
    const { dependencies } = app.manifest.stacks[id] ?? { dependencies: [] };
    expect(dependencies).toEqual(expect.arrayContaining(reads.map((r) => `${environment}-${r}`)));
  });

  test("has no implicit cross-stack output, and none that is sensitive", () => {
    for (const [name, { sensitive }] of Object.entries(stack.output ?? {})) {
      expect(name).not.toMatch(/^cross-stack-output/);
      expect(sensitive).toBeUndefined();
    }
  });
});

test("some stacks do read others: the checks above had something to check", () => {
  expect(readsOf("dev-network").map(({ output }) => output)).toEqual(
    expect.arrayContaining(["flowLogRoleArn", "kmsKeyArn"]),
  );
});

test("every stack keeps its state under a key of its own", () => {
  const places = app.ids.map((id) => {
    const { bucket, key } = app.stack(id).terraform.backend.s3;
    return `${String(bucket)}/${String(key)}`;
  });
  expect(new Set(places).size).toBe(app.ids.length);
  const dev = findEnvironment("dev");
  expect(places).toContain(`${makeNames(dev).stateBucket}/${dev.project}/dev/network.tfstate`);
});
