import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

const VERSIONS = { "aws-cdk-lib": "2.276.0", constructs: "10.7.2" };

/** What AWS CDK's command hands to an app. */
const CONTEXT = { "aws:cdk:enable-path-metadata": true, "aws:cdk:enable-asset-metadata": true };

/**
 * An AWS CDK app with the same stacks as environments/ has (tools/bench/cdk), with packages of its own
 * in a temporary folder. It is plain JavaScript, as if it had been compiled before: the fastest way to
 * run one.
 */
export class CdkApp {
  readonly directory = mkdtempSync(path.join(os.tmpdir(), "bench-cdk-"));
  readonly script = path.join(this.directory, "app.js");
  readonly outdir = path.join(this.directory, "cdk.out");
  readonly env = { CDK_OUTDIR: this.outdir, CDK_CONTEXT_JSON: JSON.stringify(CONTEXT) };

  async install(): Promise<void> {
    cpSync(path.join(__dirname, "cdk"), this.directory, { recursive: true });
    const manifest = { private: true, dependencies: VERSIONS };
    writeFileSync(path.join(this.directory, "package.json"), JSON.stringify(manifest));
    await run("npm", ["install", "--no-audit", "--no-fund", "--no-package-lock"], {
      cwd: this.directory,
    });
  }

  /** How many stacks and resources were synthesized. */
  count(): { stacks: number; resources: number } {
    const templates = readdirSync(this.outdir).filter((file) => file.endsWith(".template.json"));
    const resources = templates.map((file) => {
      const text = readFileSync(path.join(this.outdir, file), "utf8");
      const template = JSON.parse(text) as { readonly Resources?: object };
      return Object.keys(template.Resources ?? {}).length;
    });
    return { stacks: templates.length, resources: resources.reduce((a, b) => a + b, 0) };
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
