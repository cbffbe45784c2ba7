const path = require("node:path");
const { default: Sequencer } = require("@jest/test-sequencer");

/**
 * What takes longest begins first, and what waits for it comes last: the deployment that all stories begin
 * with and the one that has everything on, then everything that needs none, then the stories, the long ones first.
 */
const STORIES = ["lifecycle", "stories", "faults"].map((folder) =>
  path.join("integration", folder),
);
const FIRST = ["first-deployment.test.ts", "everything-on.test.ts"];
const LONG = [
  "line.test.ts",
  "teardown.test.ts",
  "same-again.test.ts",
  "readers.test.ts",
  "rollout.test.ts",
];
const WITHOUT_DEPLOYMENT = ["never-bootstrapped.test.ts", "many-services.test.ts", "kills.test.ts"];

function rankOf({ path: file }) {
  const name = path.basename(file);
  if (FIRST.includes(name)) return 0;
  if (!STORIES.some((folder) => file.includes(folder)) || WITHOUT_DEPLOYMENT.includes(name))
    return 1;
  const long = LONG.indexOf(name);
  return 2 + (long === -1 ? LONG.length : long);
}

module.exports = class extends Sequencer {
  sort(tests) {
    return super.sort(tests).toSorted((a, b) => rankOf(a) - rankOf(b));
  }
};
