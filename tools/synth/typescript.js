const { createHash } = require("node:crypto");
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const { enableCompileCache } = require("node:module");
const path = require("node:path");
const { version } = require("esbuild/package.json");

const ROOT = path.join(__dirname, "..", "..");
const CACHE = path.join(ROOT, ".local", "compiled");
const FILE = path.join(CACHE, "sources");

/**
 * Lets this process require TypeScript. What a source compiles to is kept by the source's digest, so
 * that no change of it goes unseen; without what is kept, all is compiled anew.
 */
function register() {
  // Of Node.js 22.1 and later: what V8 makes of JavaScript, kept by its content, too.
  enableCompileCache?.(path.join(CACHE, "v8"));
  const options = {
    loader: "ts",
    format: "cjs",
    target: `node${process.versions.node}`,
    tsconfigRaw: readFileSync(path.join(ROOT, "tsconfig.json"), "utf8"),
  };
  const setting = JSON.stringify([version, options]);
  const kept = read();
  const used = new Map();
  let missing = false;
  require.extensions[".ts"] = (module, file) => {
    const source = readFileSync(file, "utf8");
    const key = digest(setting + source);
    let code = kept.get(key);
    if (code === undefined) {
      missing = true;
      code = require("esbuild").transformSync(source, { ...options, sourcefile: file }).code;
    }
    used.set(key, code);
    module._compile(code, file);
  };
  process.once("exit", () => {
    if (missing) write(used);
  });
}

/** The code by the digest of its source: nothing where the file is not as it was written. */
function read() {
  try {
    const [written, json] = readFileSync(FILE, "utf8").split("\n");
    return new Map(digest(json) === written ? JSON.parse(json) : []);
  } catch {
    return new Map();
  }
}

/** Only what was used: the other sources are gone, or are not what they were. */
function write(used) {
  const json = JSON.stringify([...used]);
  const own = `${FILE}.${process.pid}`;
  try {
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(own, `${digest(json)}\n${json}`);
    // At once, since another run may read or write it now.
    renameSync(own, FILE);
  } catch {
    // Where nothing can be written, every run compiles.
  }
}

const digest = (text) => createHash("sha256").update(text).digest("base64");

module.exports = { register };
