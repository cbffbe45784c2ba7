/**
 * Layers from fast to slow: `unit` (constructs, configuration, stacks, app), `terraform` (real
 * Terraform validates every stack), `browser` (a real browser shows the report of a plan), `lifecycle`
 * (a real deployment to the emulated AWS), `stories` (more of them, which take most of an hour) and `faults`
 * (what is killed, cut off, lost and full).
 */
const { argv } = require("node:process");
const refuseSwallowedNames = require("./__tests__/setup/refuse-swallowed-names");

const shared = {
  testEnvironment: "node",
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      {
        jsc: { parser: { syntax: "typescript" }, target: "es2022" },
        module: { type: "commonjs", lazy: true },
      },
    ],
  },
  setupFilesAfterEnv: ["<rootDir>/__tests__/setup/setup.ts", "<rootDir>/packages/testing/setup.ts"],
  modulePathIgnorePatterns: ["<rootDir>/cdktf.out", "<rootDir>/.local"],
};

const STORIES = "<rootDir>/__tests__/integration/lifecycle/support";

const deploying = {
  ...shared,
  setupFilesAfterEnv: [...shared.setupFilesAfterEnv, `${STORIES}/no-limit.ts`],
  globalSetup: `${STORIES}/global-setup.ts`,
  globalTeardown: `${STORIES}/global-teardown.ts`,
};

module.exports = {
  testSequencer: "<rootDir>/__tests__/setup/sequencer.js",
  reporters: ["default", "<rootDir>/__tests__/setup/no-test-reporter.js"],
  projects: [
    {
      ...shared,
      displayName: "unit",
      testMatch: ["<rootDir>/**/__tests__/**/*.test.ts"],
      testPathIgnorePatterns: ["/node_modules/", "<rootDir>/__tests__/integration/"],
      moduleNameMapper: { "^archiver$": "<rootDir>/__tests__/setup/no-archiver.js" },
    },
    {
      ...shared,
      displayName: "terraform",
      testMatch: ["<rootDir>/__tests__/integration/terraform/**/*.test.ts"],
    },
    {
      ...shared,
      displayName: "browser",
      testMatch: ["<rootDir>/__tests__/integration/browser/**/*.test.ts"],
    },
    {
      ...deploying,
      displayName: "lifecycle",
      testMatch: [
        "<rootDir>/__tests__/integration/lifecycle/**/*.test.ts",
        "<rootDir>/__tests__/integration/tools/**/*.test.ts",
      ],
    },
    {
      ...deploying,
      displayName: "stories",
      testMatch: ["<rootDir>/__tests__/integration/stories/**/*.test.ts"],
    },
    {
      ...deploying,
      displayName: "faults",
      testMatch: ["<rootDir>/__tests__/integration/faults/**/*.test.ts"],
    },
  ],
};

refuseSwallowedNames(module.exports.projects, argv);
