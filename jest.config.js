/**
 * Layers from fast to slow: `unit` (constructs, configuration, stacks, app), `terraform` (real
 * Terraform validates every stack), `browser` (a real browser shows the report of a plan) and
 * `lifecycle` (a real deployment to the emulated AWS).
 */
const shared = {
  testEnvironment: "node",
  transform: {
    "^.+\\.ts$": ["@swc/jest", { jsc: { parser: { syntax: "typescript" }, target: "es2022" } }],
  },
  modulePathIgnorePatterns: ["<rootDir>/cdktf.out", "<rootDir>/.local"],
};

const STORIES = "<rootDir>/__tests__/integration/lifecycle/support";

module.exports = {
  testSequencer: "<rootDir>/__tests__/sequencer.js",
  projects: [
    {
      ...shared,
      displayName: "unit",
      testMatch: ["<rootDir>/__tests__/**/*.test.ts"],
      testPathIgnorePatterns: ["/node_modules/", "<rootDir>/__tests__/integration/"],
      setupFilesAfterEnv: ["<rootDir>/testing/setup.ts"],
    },
    {
      ...shared,
      displayName: "terraform",
      testMatch: ["<rootDir>/__tests__/integration/terraform/**/*.test.ts"],
      setupFilesAfterEnv: ["<rootDir>/testing/setup.ts"],
    },
    {
      ...shared,
      displayName: "browser",
      testMatch: ["<rootDir>/__tests__/integration/browser/**/*.test.ts"],
      setupFilesAfterEnv: ["<rootDir>/testing/setup.ts"],
    },
    {
      ...shared,
      displayName: "lifecycle",
      testMatch: [
        "<rootDir>/__tests__/integration/lifecycle/**/*.test.ts",
        "<rootDir>/__tests__/integration/tools/**/*.test.ts",
      ],
      setupFilesAfterEnv: ["<rootDir>/testing/setup.ts", `${STORIES}/no-limit.ts`],
      globalSetup: `${STORIES}/global-setup.ts`,
      globalTeardown: `${STORIES}/global-teardown.ts`,
    },
  ],
};
