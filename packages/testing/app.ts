import { type App, Testing } from "cdktf";
import { temporaryDirectory } from "./temporary-directory";

/** An app to build stacks in; what cdktf writes for it is removed when the test file has run. */
export function testApp(): App {
  return Testing.app({ outdir: temporaryDirectory(), stackTraces: false });
}
