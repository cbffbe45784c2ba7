import { expect, test } from "@jest/globals";
import { makeNames } from "../../lib/names";
import { expectListed } from "../listed";
import { sampleEnvironment } from "../samples";
import { environmentOf, readsOf, testContracts } from "./contracts-of";
import { environments, wholeApp } from "./synthesized-app";

const app = wholeApp();

testContracts(app, environments);

test("an environment is five stacks, and more with services", () => {
  const of = (environment: string) =>
    app.ids.filter((id) => environmentOf(id, environments) === environment);
  const foundation = ["ecs", "iam", "network", "ssm", "state"];
  expectListed(
    of("dev"),
    foundation.map((stack) => `dev-${stack}`),
    "the foundation in this test (__tests__/app/contracts.ts)",
  );
  const services = ["api", "mailer", "report", "web"].map((service) => `service-${service}`);
  const all = [...foundation, "alb", "build", "dashboard", "monitoring", ...services];
  expectListed(
    of("test"),
    all.map((stack) => `test-${stack}`),
    "the stacks in this test (__tests__/app/contracts.ts)",
  );
});

test("some stacks do read others: the checks above had something to check", () => {
  expect(readsOf(app, "dev-network").map(({ output }) => output)).toEqual(
    expect.arrayContaining(["flowLogRoleArn", "kmsKeyArn"]),
  );
});

test("a state lies in its environment's bucket, below its project and name", () => {
  const dev = sampleEnvironment("dev");
  expect(app.stack("dev-network").terraform.backend.s3).toMatchObject({
    bucket: makeNames(dev).stateBucket,
    key: `${dev.project}/dev/network.tfstate`,
  });
});
