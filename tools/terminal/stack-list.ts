import { formatElapsed } from "./elapsed";

/** Where the list is shown: the standard output, as far as it is needed. */
export interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Draws text in place of what it drew before: see the package log-update. */
export interface Redraw {
  (text: string): void;
  /** Takes away what it drew. */
  clear(): void;
  done(): void;
}

interface Row {
  state: string;
  /** When it came to this state. */
  since: number;
  started: number | undefined;
  ended: number | undefined;
}

const REDRAW_MS = 250;
/** Where nothing is drawn anew: how long nothing may be said while something is being waited for. */
const SILENCE_MS = 15_000;

export interface StackListOptions {
  readonly terminal: Terminal;
  /** Makes what redraws the terminal; only asked for one. */
  readonly redraw: (terminal: Terminal) => Redraw;
  /** In milliseconds. @default the machine's */
  readonly now?: () => number;
}

/**
 * What becomes of each stack: on a terminal a list that is drawn anew, with every stack's state and
 * time; elsewhere one plain line for each stack that has ended, for each event, and for what is being
 * waited for when nothing has happened for a while.
 */
export class StackList {
  private readonly rows: Map<string, Row>;
  private readonly began: number;
  private readonly redraw: Redraw | undefined;
  private readonly timer: NodeJS.Timeout;
  private readonly width: number;
  private isPaused = false;
  private printed: number;
  private readonly now: () => number;

  constructor(
    ids: readonly string[],
    private readonly options: StackListOptions,
  ) {
    this.now = options.now ?? Date.now;
    this.began = this.now();
    this.width = Math.max(0, ...ids.map(({ length }) => length));
    this.rows = new Map(
      ids.map((id) => [
        id,
        { state: "waits", since: this.began, started: undefined, ended: undefined },
      ]),
    );
    this.printed = this.began;
    if (options.terminal.isTTY === true) this.redraw = options.redraw(options.terminal);
    this.timer = setInterval(() => {
      this.draw();
      this.breakSilence();
    }, REDRAW_MS);
    // It draws; nothing needs to be kept running for that.
    this.timer.unref();
    this.draw();
  }

  /**
   * Takes the list away, to make room for something else.
   * @returns a function that brings it back
   */
  pause(): () => void {
    this.isPaused = true;
    this.redraw?.clear();
    return () => {
      this.isPaused = false;
      this.draw();
    };
  }

  /** What a stack is at now: `plans`. */
  set(id: string, state: string): void {
    const row = this.rowOf(id);
    row.started ??= this.now();
    if (row.state !== state) row.since = this.now();
    row.state = state;
    this.draw();
  }

  /** What has become of a stack: `3 to change`. */
  end(id: string, outcome: string): void {
    this.set(id, outcome);
    this.rowOf(id).ended = this.now();
    this.draw();
    if (!this.redraw) this.print(id, outcome);
  }

  /** Something on the way that is told only where nothing is drawn anew. */
  tell(id: string, event: string): void {
    this.set(id, event);
    if (!this.redraw) this.print(id, event);
  }

  /** Leaves the list as it stands. */
  close(): void {
    clearInterval(this.timer);
    this.draw();
    this.redraw?.done();
  }

  private breakSilence(): void {
    if (this.redraw || this.now() - this.printed < SILENCE_MS) return;
    for (const [id, { state, since, started, ended }] of this.rows) {
      if (started === undefined || ended !== undefined) continue;
      this.print(id, `... ${state} (${formatElapsed(this.now() - since)})`);
    }
  }

  private print(id: string, text: string): void {
    this.printed = this.now();
    const elapsed = formatElapsed(this.printed - this.began).padStart(6);
    this.options.terminal.write(`  ${elapsed}  ${id.padEnd(this.width)}  ${text}\n`);
  }

  private draw(): void {
    if (!this.redraw || this.isPaused) return;
    const lines = [...this.rows].map(([id, { state, started, ended }]) => {
      const time = started === undefined ? "" : formatElapsed((ended ?? this.now()) - started);
      return `  ${signOf(started, ended)} ${id.padEnd(this.width)}  ${time.padStart(6)}  ${state}`;
    });
    const ended = [...this.rows.values()].filter((row) => row.ended !== undefined).length;
    const total = formatElapsed(this.now() - this.began);
    this.redraw([...lines, `  ${ended} of ${this.rows.size}, ${total}`].join("\n"));
  }

  private rowOf(id: string): Row {
    const row = this.rows.get(id);
    if (!row) throw new Error(`${id} is not in the list`);
    return row;
  }
}

function signOf(started: number | undefined, ended: number | undefined): string {
  if (started === undefined) return " ";
  return ended === undefined ? "›" : "•";
}
