import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Move } from "./move";

const PLAN =
  "plan every environment: npm run plan -- <environment> must find nothing to change before you merge";

/**
 * CDK Terrain under cdktf's name, so that no import changes, and the bindings of AWS 5.100 stay: CDK Terrain has
 * none of that version.
 */
export const cdktn: Move = {
  change: ({ dependencies, devDependencies, overrides }) => ({
    dependencies: { ...dependencies, cdktf: `npm:cdktn@${String(devDependencies["cdktn"])}` },
    devDependencies,
    // They ask for cdktf, of which npm knows the new version only.
    overrides: { ...overrides, "@cdktf/provider-aws": { cdktf: "$cdktf" } },
  }),
  left: [
    PLAN,
    "with Node.js 22.19 or later, take the command of CDK Terrain, too: " +
      "npm uninstall cdktf-cli && npm install --save-exact cdktn-cli",
  ],
};

/** The last bindings that cdktf has, of AWS provider 6.25.0. */
const BINDINGS = "21.22.1";
const PROVIDER = "6.25.0";

export const aws6: Move = {
  change: (manifest) => ({
    ...manifest,
    dependencies: { ...manifest.dependencies, "@cdktf/provider-aws": BINDINGS },
  }),
  finish: (root) => {
    const file = path.join(root, ".terraform.lock.hcl");
    writeFileSync(file, withoutChecksums(readFileSync(file, "utf8"), PROVIDER));
  },
  left: [
    `take the checksums of ${PROVIDER}, as CONTRIBUTING.md says ("Upgrade the AWS provider"), from step 3 on: ` +
      "without them no stack can be initialised",
    "read the upgrade guide of version 6: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-6-upgrade",
    PLAN,
  ],
};

/** The lock file for another version, whose checksums nobody has yet. */
export function withoutChecksums(lock: string, version: string): string {
  return lock
    .replace(/^( *version +=).*$/m, `$1 "${version}"`)
    .replace(/^( *constraints +=).*$/m, `$1 "${version}"`)
    .replace(/^( *hashes +=) \[[^\]]*\]/m, "$1 []");
}
