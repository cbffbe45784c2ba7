import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { prepareEnvironment, type Surroundings } from "../../../tools/terraform/environment";
import { temporaryDirectories, writeFile } from "../temporary-directory";

const temporaryDirectory = temporaryDirectories();
const WANTED = {
  host: "registry.terraform.io",
  version: "5.100.0",
  platform: "linux_amd64",
};
const PACKAGE =
  "registry.terraform.io/hashicorp/aws/5.100.0/linux_amd64/terraform-provider-aws_v5.100.0_x5";

function surroundings(changes: Partial<Surroundings> = {}): Surroundings {
  return {
    wanted: WANTED,
    reachable: () => Promise.resolve(false),
    findMirror: () => undefined,
    ...changes,
  };
}

function homeWith(settings?: string): { HOME: string; APPDATA: string } {
  const home = temporaryDirectory();
  if (settings !== undefined) {
    writeFile(home, ".terraformrc", settings);
    writeFile(home, "terraform.rc", settings);
  }
  return { HOME: home, APPDATA: home };
}

const unreached = surroundings({
  reachable: () => Promise.reject(new Error("asked the registry")),
  findMirror: () => {
    throw new Error("looked for a mirror");
  },
});

describe("the environment for Terraform", () => {
  it("keeps cdktf from locking providers, sharing a cache and looking for updates", async () => {
    const given = { ...homeWith(), KEPT: "yes" };
    const here = surroundings({ reachable: () => Promise.resolve(true) });
    const { env } = await prepareEnvironment(given, here);
    expect(env).toEqual({
      ...given,
      CHECKPOINT_DISABLE: "1",
      CDKTF_SKIP_PROVIDER_LOCK: "true",
      CDKTF_DISABLE_PLUGIN_CACHE_ENV: "true",
      GOGC: "300",
      TMPDIR: expect.stringContaining("-tf-"),
    });
  });

  it("lets Terraform tidy up its memory as often as the user says", async () => {
    const given = { ...homeWith(), GOGC: "50" };
    const here = surroundings({ reachable: () => Promise.resolve(true) });
    expect((await prepareEnvironment(given, here)).env["GOGC"]).toBe("50");
  });

  it("drops endpoints on this machine, which would come before the stack's own emulator", async () => {
    const given = {
      ...homeWith(),
      AWS_ENDPOINT_URL: "http://127.0.0.1:4566",
      AWS_ENDPOINT_URL_S3: "http://localhost:4566",
      AWS_ENDPOINT_URL_SQS: "https://vpce-1.sqs.us-east-1.vpce.amazonaws.com",
    };
    const here = surroundings({ reachable: () => Promise.resolve(true) });
    const { env } = await prepareEnvironment(given, here);
    expect(Object.keys(env).filter((name) => name.startsWith("AWS_"))).toEqual([
      "AWS_ENDPOINT_URL_SQS",
    ]);
  });

  it("drops a TF_CLI_CONFIG_FILE that names a missing file, and changes nothing of its own", async () => {
    const given = { ...homeWith(), TF_CLI_CONFIG_FILE: "/does/not/exist" };
    const here = surroundings({ reachable: () => Promise.resolve(true) });
    const { env } = await prepareEnvironment(given, here);
    expect(env).not.toHaveProperty("TF_CLI_CONFIG_FILE");
    expect(given.TF_CLI_CONFIG_FILE).toBe("/does/not/exist");
  });

  it("respects the user's own provider_installation, wherever it is", async () => {
    const settings = "provider_installation {\n  direct {}\n}\n";
    const home = homeWith(settings);
    expect((await prepareEnvironment(home, unreached)).env).not.toHaveProperty(
      "TF_CLI_CONFIG_FILE",
    );

    const file = writeFile(temporaryDirectory(), "my.tfrc", settings);
    const named = await prepareEnvironment({ ...homeWith(), TF_CLI_CONFIG_FILE: file }, unreached);
    expect(named.env["TF_CLI_CONFIG_FILE"]).toBe(file);
  });

  it("uses a mirror that it finds, and keeps the user's other settings", async () => {
    const found = surroundings({ findMirror: () => "/a/mirror" });
    const given = homeWith('plugin_cache_dir = "/cache"\n');
    const { env, dispose } = await prepareEnvironment(given, found);
    const file = env["TF_CLI_CONFIG_FILE"] ?? "";
    const text = readFileSync(file, "utf8");
    dispose();

    expect(text).toMatch(/^plugin_cache_dir = "\/cache"$/m);
    expect(text).toContain('path    = "/a/mirror"');
    expect(text).toContain('exclude = ["registry.terraform.io/hashicorp/aws"]');
    expect(existsSync(path.dirname(file))).toBe(false);
  });

  it("leaves no listener behind", async () => {
    const before = process.listenerCount("exit");
    const found = surroundings({ findMirror: () => "/a/mirror" });
    const { dispose } = await prepareEnvironment(homeWith(), found);
    dispose();
    expect(process.listenerCount("exit")).toBe(before);
  });

  it("takes the mirror that TERRAFORM_PROVIDER_MIRROR names before anything else", async () => {
    const mirror = temporaryDirectory();
    writeFile(mirror, PACKAGE);
    const given = { ...homeWith(), TERRAFORM_PROVIDER_MIRROR: mirror };
    const { env, dispose } = await prepareEnvironment(given, unreached);
    const text = readFileSync(env["TF_CLI_CONFIG_FILE"] ?? "", "utf8");
    dispose();
    expect(text).toContain(JSON.stringify(mirror));
  });

  it("says what a named mirror lacks", async () => {
    const given = { ...homeWith(), TERRAFORM_PROVIDER_MIRROR: temporaryDirectory() };
    await expect(prepareEnvironment(given, unreached)).rejects.toThrow(
      /TERRAFORM_PROVIDER_MIRROR: .* does not hold the AWS provider 5\.100\.0 for linux_amd64/,
    );
  });

  it("says both ways out when there is neither registry nor mirror", async () => {
    const attempt = prepareEnvironment(homeWith(), surroundings());
    await expect(attempt).rejects.toThrow(
      /let this machine reach https:\/\/registry\.terraform\.io/,
    );
    await expect(attempt).rejects.toThrow(/set TERRAFORM_PROVIDER_MIRROR to a directory/);
  });
});
