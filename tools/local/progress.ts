/** One line of cdktf's output, and the stack that it belongs to. */
export interface StackLine {
  readonly stack: string;
  readonly text: string;
}

/** cdktf puts the stack's name before the first line of each piece of output, and indents the rest. */
export class LineReader {
  private rest = "";
  private stack = "";

  /** @returns the lines that this piece of output completes */
  read(output: string): StackLine[] {
    const lines = (this.rest + output).split(/\r?\n/);
    this.rest = lines.pop() ?? "";
    return lines.map((line) => {
      const [, stack, text] = /^(\S+) {2}(.*)$/.exec(line) ?? [];
      if (stack !== undefined) this.stack = stack;
      return { stack: this.stack, text: (text ?? line).trim() };
    });
  }
}

const DONE = {
  Creation: "created",
  Modifications: "changed",
  Destruction: "destroyed",
} as const;

const COMPLETE =
  /^(\S+?)\.\S+(?: \((.+)\))?: (Creation|Modifications|Destruction) complete after (\w+)/;
const STILL = /^(\S+?)\.\S+(?: \((.+)\))?: Still (\w+)\.\.\. \[(?:.*, )?(\w+) elapsed\]/;
const PLAN = /^Plan: (?:\d+ to import, )?(\d+) to add, (\d+) to change, (\d+) to destroy/;

/** Turns Terraform's output into one short line for each thing that happened. */
export class Progress {
  private readonly planned = new Map<string, number>();
  private readonly done = new Map<string, number>();

  /** How many changes to count a stack's against, where Terraform does not say so. */
  expect(stack: string, changes: number): void {
    this.planned.set(stack, changes);
  }

  /** @returns what to tell about this line, if anything */
  describe({ stack, text }: StackLine): string | undefined {
    const what = this.event(stack, text);
    return what === undefined ? undefined : `${stack.padEnd(16)} ${what}`;
  }

  /** The same without the stack. */
  event(stack: string, text: string): string | undefined {
    const complete = COMPLETE.exec(text);
    if (complete) return this.completed(stack, complete);
    const still = STILL.exec(text);
    if (still) return `        still ${nameOf(still)} (${String(still[4])})`;
    const plan = PLAN.exec(text);
    if (plan) {
      const changes = plan.slice(1).reduce((sum, count) => sum + Number(count), 0);
      this.planned.set(stack, changes);
      return `${String(changes)} ${changes === 1 ? "change" : "changes"} to make`;
    }
    if (text === "Terraform has been successfully initialized!") return "initialized";
    if (text.startsWith("No changes.")) return "no changes";
    if (/^(Apply|Destroy) complete!/.test(text))
      return this.planned.has(stack) ? "done" : undefined;
    return undefined;
  }

  private completed(stack: string, match: RegExpExecArray): string {
    const done = (this.done.get(stack) ?? 0) + 1;
    this.done.set(stack, done);
    const count = `${String(done)}/${String(this.planned.get(stack) ?? "?")}`.padStart(7);
    const verb = DONE[match[3] as keyof typeof DONE];
    return `${count} ${nameOf(match)} ${verb} (${String(match[4])})`;
  }
}

/** `aws_vpc.vpc_6776A399 (vpc/vpc): Still creating...` is "creating aws_vpc vpc/vpc". */
function nameOf([, type, path, verb]: RegExpExecArray): string {
  const name = path === undefined ? String(type) : `${String(type)} ${path}`;
  return verb !== undefined && verb in DONE ? name : `${String(verb)} ${name}`;
}
