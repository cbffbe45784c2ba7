import type { SynthesizedApp } from "../../analysis/model/synthesized-app";
import type { PlanReport } from "../../plan/report";
import { Progress } from "../local/progress";

/** Turns what Terraform prints while it applies into one short text for each thing that happened. */
export class ApplyProgress {
  private readonly progress = new Progress();
  private readonly paths: ReadonlyMap<string, string>;
  private readonly rests = new Map<string, string>();

  constructor({ stacks }: PlanReport, app: SynthesizedApp) {
    for (const { id, counts } of stacks) {
      const { create, update, tagsOnly, replace, delete: destroy } = counts;
      // What is replaced is destroyed and created.
      this.progress.expect(id, create + update + tagsOnly + 2 * replace + destroy);
    }
    this.paths = new Map(
      app.stacks.flatMap(({ id, resources }) =>
        resources.map(({ address, path }) => [`${id} ${address}`, path] as const),
      ),
    );
  }

  /** @returns what the lines tell that this piece of output completes */
  read(id: string, output: string): readonly string[] {
    const lines = ((this.rests.get(id) ?? "") + output).split(/\r?\n/);
    this.rests.set(id, lines.pop() ?? "");
    return lines.flatMap((line) => this.progress.event(id, this.named(id, line))?.trim() ?? []);
  }

  /** `aws_vpc.vpc_6776A399: Creating...` with the construct's path, as cdktf has it. */
  private named(id: string, line: string): string {
    return line.replace(/^([^\s:]+):/, (start, address: string) => {
      const path = this.paths.get(`${id} ${address}`);
      return path === undefined ? start : `${address} (${path}):`;
    });
  }
}
