import { type App, Testing } from "cdktf";
import { temporaryDirectory } from "./temporary-directory";

/** CDK Terrain takes a write-only attribute for these versions only. */
const CONTEXT = { targetVersions: { terraform: ">= 1.11.0", opentofu: ">= 1.11.0" } };

/** An app to build stacks in; what cdktf writes for it is removed when the test file has run. */
export function testApp(): App {
  return Testing.app({ outdir: temporaryDirectory(), stackTraces: false, context: CONTEXT });
}
