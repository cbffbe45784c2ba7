import path from "node:path";

/*
 * The stacks are synthesized in a directory of their own: cdktf.out is of the environments. Imported before
 * all else, since the tools read the variable when they are loaded.
 */
process.env["CDKTF_OUTDIR"] ??= path.join(__dirname, "..", "..", ".local", "changes");
