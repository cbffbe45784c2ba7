/** `npm run test:cdktn`: the unit tests of the unchanged code, under CDK Terrain and those of its bindings that are installed. */
const { existsSync } = require("node:fs");
const path = require("node:path");
const { projects } = require("../../jest.config");

const rootDir = path.join(__dirname, "..", "..");
const unit = projects.find(({ displayName }) => displayName === "unit");
const bindings = path.join(rootDir, "node_modules", "@cdktn", "provider-aws");

module.exports = {
  ...unit,
  rootDir,
  displayName: "cdktn",
  moduleNameMapper: {
    ...unit.moduleNameMapper,
    "^cdktf($|/.*)": "cdktn$1",
    ...(existsSync(bindings) && { "^@cdktf/(provider-.*)": "@cdktn/$1" }),
  },
};
