import type { Gate, PlanReport } from "../report";
import { accessAnchor, changeAnchor, stackAnchor } from "./anchor";
import { type Markup, markup } from "./markup";

/** Links to what is on the page; plain names of what is not. */
export class Links {
  private readonly anchors: ReadonlySet<string>;

  constructor({ stacks, access }: PlanReport) {
    this.anchors = new Set([
      ...stacks.map(({ id }) => stackAnchor(id)),
      ...stacks.flatMap(({ id, changes }) =>
        changes.map(({ address }) => changeAnchor(id, address)),
      ),
      ...access.map(({ stack, address }) => accessAnchor(stack, address)),
    ]);
  }

  stack(id: string): Markup {
    return this.link(id, stackAnchor(id));
  }

  change(stack: string, address: string): Markup {
    return this.link(address, changeAnchor(stack, address));
  }

  /** What a gate is about: a role that may do more need not change itself. */
  subject({ stack, address }: Pick<Gate, "stack" | "address">): Markup {
    return this.link(address, changeAnchor(stack, address), accessAnchor(stack, address));
  }

  private link(name: string, ...anchors: readonly string[]): Markup {
    const anchor = anchors.find((candidate) => this.anchors.has(candidate));
    return anchor === undefined
      ? markup`<code>${name}</code>`
      : markup`<a href="#${anchor}"><code>${name}</code></a>`;
  }
}
