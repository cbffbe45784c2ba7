import { symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { holdsProvider, lockedProviderVersion } from "../../../tools/terraform/provider";
import {
  findProviderMirror,
  impliedMirrors,
  searchMirror,
} from "../../../tools/terraform/provider-mirror";
import { temporaryDirectories, writeFile } from "../temporary-directory";

const temporaryDirectory = temporaryDirectories();
const WANTED = {
  host: "registry.terraform.io",
  version: "5.100.0",
  platform: "linux_amd64",
};
const SOURCE = "registry.terraform.io/hashicorp/aws";
const LIMITS = { depth: 4, entries: 1000, milliseconds: 5000 };

function addUnpacked(mirror: string, { version, platform } = WANTED): void {
  writeFile(mirror, `${SOURCE}/${version}/${platform}/terraform-provider-aws_v${version}_x5`);
}

describe("a mirror directory", () => {
  it("holds the provider when it is unpacked for this version and platform", () => {
    const mirror = temporaryDirectory();
    addUnpacked(mirror);
    expect(holdsProvider(mirror, WANTED)).toBe(true);
    expect(holdsProvider(mirror, { ...WANTED, version: "5.99.0" })).toBe(false);
    expect(holdsProvider(mirror, { ...WANTED, platform: "darwin_arm64" })).toBe(false);
  });

  it("holds the provider when its zip file is there, as terraform providers mirror writes it", () => {
    const mirror = temporaryDirectory();
    writeFile(mirror, `${SOURCE}/terraform-provider-aws_5.100.0_linux_amd64.zip`);
    expect(holdsProvider(mirror, WANTED)).toBe(true);
    expect(holdsProvider(mirror, { ...WANTED, platform: "windows_amd64" })).toBe(false);
  });

  it("does not hold the provider when the platform's directory is empty", () => {
    const mirror = temporaryDirectory();
    writeFile(mirror, `${SOURCE}/5.100.0/linux_amd64/README`);
    expect(holdsProvider(mirror, WANTED)).toBe(false);
  });
});

describe("OpenTofu's own registry", () => {
  const wanted = { ...WANTED, host: "registry.opentofu.org" };

  it("has packages of its own, which another mirror does not hold", () => {
    const root = temporaryDirectory();
    addUnpacked(path.join(root, "a"));
    expect(searchMirror(wanted, [root], LIMITS)).toBeUndefined();
    writeFile(
      root,
      "b/registry.opentofu.org/hashicorp/aws/5.100.0/linux_amd64/terraform-provider-aws",
    );
    expect(searchMirror(wanted, [root], LIMITS)).toBe(path.join(root, "b"));
  });

  it("needs checksums of its own", () => {
    const file = writeFile(
      temporaryDirectory(),
      "lock.hcl",
      `provider "${SOURCE}" {\n  version = "5.100.0"\n}\n`,
    );
    expect(() => lockedProviderVersion(wanted.host, file)).toThrow(
      "pins no version of registry.opentofu.org/hashicorp/aws: take the checksums from there",
    );
  });
});

describe("the look under the system roots", () => {
  it("finds a mirror some levels below a root", () => {
    const root = temporaryDirectory();
    addUnpacked(path.join(root, "vendor", "mirror"));
    expect(searchMirror(WANTED, [root], LIMITS)).toBe(path.join(root, "vendor", "mirror"));
  });

  it("takes the first by level and name, and passes over one without this version", () => {
    const root = temporaryDirectory();
    addUnpacked(path.join(root, "a"), { ...WANTED, version: "5.1.0" });
    addUnpacked(path.join(root, "c"));
    addUnpacked(path.join(root, "b"));
    addUnpacked(path.join(root, "a", "deeper"));
    expect(searchMirror(WANTED, [root], LIMITS)).toBe(path.join(root, "b"));
  });

  it("does not look deeper than its limit", () => {
    const root = temporaryDirectory();
    addUnpacked(path.join(root, "1", "2", "3"));
    expect(searchMirror(WANTED, [root], { ...LIMITS, depth: 2 })).toBeUndefined();
    expect(searchMirror(WANTED, [root], { ...LIMITS, depth: 3 })).toBeDefined();
  });

  it("stops after so many entries and so much time", () => {
    const root = temporaryDirectory();
    for (const name of ["a", "b", "c"]) writeFile(root, `${name}/file`);
    addUnpacked(path.join(root, "d"));
    expect(searchMirror(WANTED, [root], { ...LIMITS, entries: 3 })).toBeUndefined();
    expect(searchMirror(WANTED, [root], { ...LIMITS, milliseconds: -1 })).toBeUndefined();
  });

  it("never follows a symbolic link, so a loop does no harm", () => {
    const root = temporaryDirectory();
    const elsewhere = temporaryDirectory();
    addUnpacked(elsewhere);
    symlinkSync(elsewhere, path.join(root, "link"));
    symlinkSync(root, path.join(root, "loop"));
    expect(searchMirror(WANTED, [root], LIMITS)).toBeUndefined();
    expect(searchMirror(WANTED, [path.join(root, "link")], LIMITS)).toBeUndefined();
  });

  it("passes over a root that does not exist", () => {
    expect(searchMirror(WANTED, ["/does/not/exist"], LIMITS)).toBeUndefined();
  });
});

describe("Terraform's own directories", () => {
  it("come before the system roots", () => {
    const home = temporaryDirectory();
    const root = temporaryDirectory();
    addUnpacked(path.join(root, "mirror"));
    const env = { HOME: home, APPDATA: home, XDG_DATA_DIRS: path.join(home, "none") };
    expect(findProviderMirror(WANTED, env, [root])).toBe(path.join(root, "mirror"));
    const [own = ""] = impliedMirrors(env);
    addUnpacked(own);
    expect(findProviderMirror(WANTED, env, [root])).toBe(own);
  });

  it("are the documented ones for each system", () => {
    expect(impliedMirrors({ HOME: "/home/me" }, "linux")).toEqual([
      "/home/me/.terraform.d/plugins",
      "/home/me/.local/share/terraform/plugins",
      "/usr/local/share/terraform/plugins",
      "/usr/share/terraform/plugins",
    ]);
    expect(impliedMirrors({ HOME: "/Users/me" }, "darwin")).toContain(
      "/Users/me/Library/Application Support/io.terraform/plugins",
    );
    const data = { HOME: "/home/me", XDG_DATA_DIRS: "/a:/b:relative" };
    expect(impliedMirrors(data, "linux").slice(2)).toEqual([
      "/a/terraform/plugins",
      "/b/terraform/plugins",
    ]);
  });
});

describe("the pinned version", () => {
  it("comes from the lock file, whatever other providers it lists", () => {
    const directory = temporaryDirectory();
    const other = 'provider "registry.terraform.io/hashicorp/random" {\n  version = "3.0.0"\n}\n';
    const aws = `provider "${SOURCE}" {\n  version     = "5.100.0"\n}\n`;
    const file = writeFile(directory, "lock.hcl", other + aws);
    expect(lockedProviderVersion(WANTED.host, file)).toBe("5.100.0");
  });

  it("is an error when the lock file does not pin it", () => {
    const file = writeFile(temporaryDirectory(), "lock.hcl", "# empty\n");
    expect(() => lockedProviderVersion(WANTED.host, file)).toThrow("pins no version");
  });
});
