const { createHash } = require("node:crypto");
const { readFileSync, statSync } = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const { version } = require("esbuild/package.json");
const { Pack } = require("./pack");

const ROOT = path.join(__dirname, "..", "..");
const KEPT = path.join(ROOT, ".local", "compiled");
const target = `node${process.versions.node}`;

/** Lets this process require TypeScript, and keeps what sources and packages compile to. */
function register() {
  const saving = [keepSources(), keepPackages()];
  process.once("beforeExit", () => {
    for (const save of saving) save().catch(() => undefined);
  });
}

/** By the digest of each source, so that no change of it goes unseen. */
function keepSources() {
  const tsconfigRaw = readFileSync(path.join(ROOT, "tsconfig.json"), "utf8");
  const options = { loader: "ts", format: "cjs", target, tsconfigRaw };
  const pack = new Pack(path.join(KEPT, "sources"), JSON.stringify([version, options]));
  require.extensions[".ts"] = (module, file) => {
    const source = readFileSync(file, "utf8");
    const key = createHash("sha256").update(source).digest("base64");
    if (runKept(pack, key, module, file)) return;
    const { code } = require("esbuild").transformSync(source, { ...options, sourcefile: file });
    pack.add(key, code);
    module._compile(code, file);
  };
  return async () => pack.save();
}

/**
 * By what the file system says of each file: too many for digests. Not by the time of the last change of its
 * content, which may come from the package.
 */
function keepPackages() {
  const options = { target, platform: "node", minifyWhitespace: true, legalComments: "none" };
  const pack = new Pack(path.join(KEPT, "packages"), JSON.stringify([version, options]));
  const load = require.extensions[".js"];
  const missing = new Map();
  require.extensions[".js"] = (module, file) => {
    const { size, ctimeMs, ino } = statSync(file);
    const key = JSON.stringify([file, size, ctimeMs, ino]);
    if (runKept(pack, key, module, file)) return;
    missing.set(key, file);
    load(module, file);
  };
  return async () => {
    const minify = async ([key, file]) => {
      const source = readFileSync(file, "utf8").replace(/^#!.*/, "");
      pack.add(key, (await require("esbuild").transform(source, options)).code);
    };
    await Promise.all([...missing].map(minify));
    pack.save();
  };
}

/** @returns whether the module is kept, and was run therefore */
function runKept(pack, key, module, file) {
  const run = pack.get(key);
  if (!run) return false;
  const require = (id) => module.require(id);
  Object.assign(require, {
    main: process.mainModule,
    cache: Module._cache,
    extensions: Module._extensions,
    resolve: (request, options) => Module._resolveFilename(request, module, false, options),
  });
  run.call(module.exports, module.exports, require, module, file, path.dirname(file));
  return true;
}

module.exports = { register };
