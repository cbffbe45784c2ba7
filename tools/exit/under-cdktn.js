/**
 * What Node.js loads first (`--require`) to run the unchanged code under CDK Terrain: each package of cdktf is
 * replaced by CDK Terrain's of that name, where it is installed. So its bindings of AWS 6 are taken, too.
 */
const Module = require("node:module");

const { _resolveFilename: resolve } = Module;

const RENAMED = [
  [/^cdktf(?=$|\/)/, "cdktn"],
  [/^@cdktf(?=\/provider-)/, "@cdktn"],
];

Module._resolveFilename = function (request, ...rest) {
  const [from, to] = RENAMED.find(([from]) => from.test(request)) ?? [];
  if (from === undefined) return resolve.call(this, request, ...rest);
  try {
    return resolve.call(this, request.replace(from, to), ...rest);
  } catch (error) {
    if (to === "cdktn") throw error;
    return resolve.call(this, request, ...rest);
  }
};
