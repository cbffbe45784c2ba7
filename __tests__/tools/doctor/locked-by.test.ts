import path from "node:path";
import { expect, test } from "@jest/globals";
import { mayHold } from "../../../tools/doctor/locked-by";
import { makeNames } from "../../../lib/names";
import { testEnvironment } from "../../test-environment";
import { temporaryDirectories, writeFile } from "../temporary-directory";

const root = temporaryDirectories();
const environment = testEnvironment();
const bucket = makeNames(environment).stateBucket;
const locked = { id: "test-ssm", key: "vpc-to-ecs/test/ssm.tfstate" };

function terraformIn(backend: object) {
  const directory = path.join(root(), "test-ssm");
  writeFile(directory, "cdk.tf.json", JSON.stringify({ terraform: { backend: { s3: backend } } }));
  return { pid: 1, directory };
}

test("the Terraform of a directory whose state is the one that is locked works on it", () => {
  expect(mayHold(terraformIn({ bucket, key: locked.key }), environment, locked)).toBe(true);
});

test.each([
  ["another state", { bucket, key: "vpc-to-ecs/test/iam.tfstate" }],
  ["another bucket", { bucket: "others", key: locked.key }],
  ["another emulator", { bucket, key: locked.key, endpoints: { s3: "http://127.0.0.1:1" } }],
])("that of %s does not", (_, backend) => {
  expect(mayHold(terraformIn(backend), environment, locked)).toBe(false);
});

test("where nothing was synthesized, the directory's name decides", () => {
  const directory = path.join(root(), "test-ssm");
  expect(mayHold({ pid: 1, directory }, environment, locked)).toBe(true);
  expect(mayHold({ pid: 1, directory: `${directory}-more` }, environment, locked)).toBe(false);
});

test("Terraform that does not say where it works may work on it", () => {
  expect(mayHold({ pid: 1 }, environment, locked)).toBe(true);
});
