import { readFileSync } from "node:fs";
import path from "node:path";
import type { ServiceEffect } from "#plan";
import type { SettingEdit } from "./edits";

/** What was measured last; docs/changes.md is made of it. */
export const MEASURED = path.join(__dirname, "measured.json");

/** What a plan says of one change. */
export interface MeasuredChange {
  readonly setting: string;
  /** The service whose setting it is, where several kinds have it. @default none is named */
  readonly of?: string;
  /** Values before and after, of the setting and of those that had to change with it. */
  readonly values: readonly {
    readonly path: string;
    readonly before?: unknown;
    readonly after?: unknown;
  }[];
  /** States lie elsewhere: what is deployed stays, and is nobody's any more. */
  readonly isElsewhere: boolean;
  /** Resources by type, and what becomes of them: `aws_ecs_service changed`. */
  readonly resources: Readonly<Record<string, number>>;
  /** What becomes of services, but for those that are untouched without a word. */
  readonly services: readonly ServiceEffect[];
  /** Of the attributes that are other ones in the synthesized stacks. */
  readonly digest: string;
}

export const readMeasured = (): readonly MeasuredChange[] =>
  JSON.parse(readFileSync(MEASURED, "utf8")) as readonly MeasuredChange[];

/** `services.<name>.port (api)` */
export const keyOf = ({ setting, of }: Pick<SettingEdit, "setting" | "of">): string =>
  of === undefined ? setting : `${setting} (${of})`;
