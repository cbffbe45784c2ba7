import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { providerLock } from "../../../config/provider-lock";
import { buildApp } from "../../../stacks/build-app";
import { temporaryDirectory } from "#testing";
import { manyServices } from "../../../tools/bench/many-services";
import {
  type TerraformEnvironment,
  terraformEnvironment,
} from "../../../tools/terraform/environment";
import { validateTogether } from "../terraform/validate-together";

const TIMEOUT_MS = 300_000;

const outdir = temporaryDirectory();
const app = buildApp({ environments: [manyServices(100)], providerLock: providerLock(), outdir });
/** The state stack has an import block; it has no service. */
const ids = app.node.children.map(({ node }) => node.id).filter((id) => id !== "many-state");

let terraform: TerraformEnvironment;

beforeAll(async () => {
  app.synth();
  terraform = await terraformEnvironment();
}, TIMEOUT_MS);

afterAll(() => {
  terraform.dispose();
});

test(
  "Terraform finds the stacks of 100 services valid",
  async () => {
    expect(ids).toHaveLength(108);
    expect(await validateTogether(outdir, ids, terraform.env)).toEqual([]);
  },
  TIMEOUT_MS,
);
