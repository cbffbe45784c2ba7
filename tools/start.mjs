import process from "node:process";

/**
 * What Node.js loads before a tool that may be given values of secrets: tsx starts esbuild, and a process
 * inherits the whole environment. So the values are taken out first (process/secrets.ts has them from here).
 */
const taken = Object.entries(process.env).filter(([name]) => name.startsWith("TF_VAR_secret_"));
for (const [name] of taken) delete process.env[name];
globalThis.secretVariables = taken;
await import("tsx");
