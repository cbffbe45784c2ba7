import { readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { errorCode, ToolError } from "../process/errors";

const FILE = "applied.json";

/**
 * How far the apply of a directory's plans has come, kept beside them: whoever goes on knows what is
 * done. `begun` is what may have been stopped half-way.
 */
const recordSchema = z.object({
  version: z.literal(1),
  stacks: z.record(
    z.string(),
    z.object({
      status: z.enum(["begun", "applied"]),
      /** ISO 8601, in UTC. */
      at: z.string(),
    }),
  ),
});

export type ApplyStatus = z.infer<typeof recordSchema>["stacks"][string]["status"];

export class ApplyRecord {
  private readonly stacks: z.infer<typeof recordSchema>["stacks"];
  private readonly file: string;

  /** @throws ToolError when what is there cannot be read */
  constructor(directory: string) {
    this.file = path.join(directory, FILE);
    this.stacks = read(this.file);
  }

  of(id: string): ApplyStatus | undefined {
    return this.stacks[id]?.status;
  }

  /** Stacks that may have been stopped half-way, and when they were begun. */
  begun(): { readonly id: string; readonly at: string }[] {
    return Object.entries(this.stacks).flatMap(([id, { status, at }]) =>
      status === "begun" ? [{ id, at }] : [],
    );
  }

  set(id: string, status: ApplyStatus): void {
    this.stacks[id] = { status, at: new Date().toISOString() };
    // Whole or not at all: it is read after a run that was killed.
    const temporary = `${this.file}.${process.pid}`;
    const record = { version: 1, stacks: this.stacks };
    writeFileSync(temporary, `${JSON.stringify(record, undefined, 2)}\n`);
    renameSync(temporary, this.file);
  }
}

function read(file: string) {
  try {
    return recordSchema.parse(JSON.parse(readFileSync(file, "utf8"))).stacks;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return {};
    throw new ToolError(`${file}: cannot be read: remove the directory and plan again.`);
  }
}
