import { type Gate, isBlocked } from "#plan";
import { StackFailure } from "../engine/stack-failure";
import { ToolError } from "../process/errors";
import { type Review, reviewLines } from "./review";

export interface ApprovalOptions {
  /** Plans are applied without asking, but for what would be lost. */
  readonly autoApprove: boolean;
  /**
   * Asks a person, with some lines before the question.
   * @returns what was typed; nothing where nobody can be asked
   */
  readonly ask: ((lines: readonly string[], question: string) => Promise<string>) | undefined;
}

/** What is lost, or cut off, is asked for by its address, whatever was said before. */
const LOST: readonly Gate["gate"][] = [
  "protected-resource",
  "stopped-service",
  "interrupted-service",
  "leftover-stack",
];

/**
 * Who decides about a plan: a person, stack by stack. Protected resources that a plan destroys or replaces,
 * services that it stops or interrupts, and stacks that are in the code no more, are asked for by their address.
 */
export class Approval {
  private all: boolean;
  /** Questions one after the other, though stacks are planned side by side. */
  private turn: Promise<unknown> = Promise.resolve();

  /** @throws ToolError when somebody has to be asked, and nobody can be */
  constructor(private readonly options: ApprovalOptions) {
    this.all = options.autoApprove;
    if (!options.autoApprove && !options.ask) {
      throw new ToolError("Nobody can be asked here. To apply every plan without: --auto-approve");
    }
  }

  /** @throws StackFailure when the plan must not be applied */
  async of(review: Review): Promise<void> {
    const decided = this.turn.then(() => this.decide(review));
    this.turn = decided.catch(() => undefined);
    await decided;
  }

  private async decide(review: Review): Promise<void> {
    const lost = review.gates.filter((gate) => LOST.includes(gate.gate) && isBlocked(gate));
    if (!this.all) await this.askForAll(review);
    for (const gate of lost) await this.askForOne(review, gate);
  }

  private async askForAll(review: Review): Promise<void> {
    const question = `Apply this to ${review.stack.id}? (yes, all for the rest as well, no): `;
    const answer = (await this.options.ask?.(reviewLines(review), question))?.trim().toLowerCase();
    if (answer === "all") this.all = true;
    if (answer !== "all" && answer !== "yes") throw declined("Nobody agreed to its plan.");
  }

  private async askForOne({ stack }: Review, { address, why, allow }: Gate): Promise<void> {
    const what = `${address} ${why}.`;
    const { ask } = this.options;
    if (!ask) throw declined(`${what} Agree to it with ${allow} or at a terminal.`);
    const answer = await ask([`${stack.id}: ${what}`], `Type ${address} to go ahead: `);
    if (answer.trim() !== address) throw declined(`Nobody agreed to it: ${what}`);
  }
}

const declined = (why: string) => new StackFailure(`${why} Nothing of it was applied.`, "again");
