const { Buffer } = require("node:buffer");
const { createHash } = require("node:crypto");
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

/**
 * Modules by key, in one file and as one script, with what V8 made of it: to compile them one by one takes
 * a fifth of a synthesis. A file that is not as it was written is taken for none.
 */
class Pack {
  /** @param setting what else the modules depend on: with another one none is kept */
  constructor(file, setting) {
    this.file = file;
    this.setting = `${process.version} ${process.arch} ${setting}`;
    this.kept = this.#read();
    this.used = new Map();
    this.isChanged = false;
  }

  /** The module's function, with the parameters that Node.js gives to each; undefined when it is not kept. */
  get(key) {
    const kept = this.kept.get(key);
    if (kept) this.used.set(key, kept);
    return kept;
  }

  /** @param code the module's, in ASCII */
  add(key, code) {
    this.used.set(key, `function (exports, require, module, __filename, __dirname) {${code}\n}`);
    this.isChanged = true;
  }

  /** Keeps what was got and added, and no other: the other files are gone, or are not what they were. */
  save() {
    if (!this.isChanged) return;
    // In parentheses V8 compiles a function at once, and not when it is called.
    const script = `[${[...this.used.values()].map((code) => `(${code})`).join(",\n")}]`;
    const index = JSON.stringify([this.setting, ...this.used.keys()]);
    const parts = [index, script, this.#compile(script).createCachedData()];
    const body = Buffer.concat(parts.flatMap((part) => withLength(Buffer.from(part, "latin1"))));
    const own = `${this.file}.${process.pid}`;
    try {
      mkdirSync(path.dirname(this.file), { recursive: true });
      writeFileSync(own, Buffer.concat([digest(body), body]));
      // At once, since another run may read or write it now.
      renameSync(own, this.file);
    } catch {
      // Where nothing can be written, every run compiles.
    }
  }

  #read() {
    try {
      const written = readFileSync(this.file);
      const body = written.subarray(DIGEST_BYTES);
      if (!digest(body).equals(written.subarray(0, DIGEST_BYTES))) return new Map();
      const [index, script, cachedData] = partsOf(body);
      const [setting, ...keys] = JSON.parse(index.toString("latin1"));
      if (setting !== this.setting) return new Map();
      const functions = this.#compile(script.toString("latin1"), cachedData).runInThisContext();
      return new Map(keys.map((key, at) => [key, functions[at]]));
    } catch {
      return new Map();
    }
  }

  #compile(script, cachedData) {
    // `import()` in a module is Node's own.
    const importModuleDynamically = vm.constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER;
    return new vm.Script(script, { filename: this.file, cachedData, importModuleDynamically });
  }
}

const DIGEST_BYTES = 32;
const LENGTH_BYTES = 4;
const digest = (body) => createHash("sha256").update(body).digest();

function withLength(part) {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(part.length);
  return [length, part];
}

function partsOf(body) {
  const parts = [];
  for (let at = 0; at < body.length;) {
    const begin = at + LENGTH_BYTES;
    at = begin + body.readUInt32LE(at);
    parts.push(body.subarray(begin, at));
  }
  return parts;
}

module.exports = { Pack };
