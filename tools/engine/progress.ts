import type { SynthesizedApp } from "#terraform";
import { counted, type Counts } from "#plan";

const DONE = {
  Creation: "created",
  Modifications: "changed",
  Destruction: "destroyed",
} as const;

const COMPLETE =
  /^(\S+?)\.\S+(?: \((.+)\))?: (Creation|Modifications|Destruction) complete after (\w+)/;
const IMPORTED = /^(\S+?)\.\S+(?: \((.+)\))?: Import complete /;
const STILL = /^(\S+?)\.\S+(?: \((.+)\))?: Still (\w+)\.\.\. \[(?:.*, )?(\w+) elapsed\]/;
const PLAN = /^Plan: (?:\d+ to import, )?(\d+) to add, (\d+) to change, (\d+) to destroy/;

/** Turns what Terraform prints of each stack into one short text for each thing that happened. */
export class Progress {
  private readonly expected = new Map<string, number>();
  private readonly done = new Map<string, number>();
  private readonly rests = new Map<string, string>();
  private readonly paths: ReadonlyMap<string, string>;

  /** @param app the stacks, for the constructs' paths */
  constructor(app: SynthesizedApp) {
    this.paths = new Map(
      app.stacks.flatMap(({ id, resources }) =>
        resources.map(({ address, path }) => [`${id} ${address}`, path] as const),
      ),
    );
  }

  /** What a stack's apply will do, to count against. */
  expect(id: string, counts: Counts): void {
    const { create, update, tagsOnly, replace, delete: destroy } = counts;
    // What is replaced is destroyed and created.
    this.expected.set(id, create + update + tagsOnly + 2 * replace + destroy);
  }

  /** @returns what the lines tell that this piece of output completes */
  read(id: string, output: string): readonly string[] {
    const lines = ((this.rests.get(id) ?? "") + output).split(/\r?\n/);
    this.rests.set(id, lines.pop() ?? "");
    return lines.flatMap((line) => this.event(id, this.named(id, line)) ?? []);
  }

  private event(id: string, line: string): string | undefined {
    const complete = COMPLETE.exec(line);
    if (complete) return this.completed(id, complete);
    const imported = IMPORTED.exec(line);
    if (imported) return `${nameOf(imported)} imported`;
    const still = STILL.exec(line);
    if (still) return `still ${String(still[3])} ${nameOf(still)} (${String(still[4])})`;
    const plan = PLAN.exec(line);
    if (!plan) return undefined;
    const changes = plan.slice(1).reduce((sum, count) => sum + Number(count), 0);
    this.expected.set(id, changes);
    return counted(changes, "change");
  }

  private completed(id: string, match: RegExpExecArray): string {
    const done = (this.done.get(id) ?? 0) + 1;
    this.done.set(id, done);
    const verb = DONE[match[3] as keyof typeof DONE];
    const count = `${done}/${this.expected.get(id) ?? "?"}`;
    return `${count} ${nameOf(match)} ${verb} (${String(match[4])})`;
  }

  /** `aws_vpc.vpc_6776A399: Creating...` with the construct's path, as cdktf has it. */
  private named(id: string, line: string): string {
    return line.replace(/^([^\s:]+):/, (start, address: string) => {
      const path = this.paths.get(`${id} ${address}`);
      return path === undefined ? start : `${address} (${path}):`;
    });
  }
}

/** `aws_vpc.vpc_6776A399 (vpc/vpc): ...` is "aws_vpc vpc/vpc". */
const nameOf = ([, type, path]: RegExpExecArray): string =>
  path === undefined ? String(type) : `${String(type)} ${path}`;
