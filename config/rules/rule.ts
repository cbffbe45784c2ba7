import type { z } from "zod";
import type { environmentSchema } from "../schema/environment";

/** An environment's top-level settings, checked one by one. */
export type Sections = z.output<typeof environmentSchema>;

/** A mistake, its path relative to the environment. */
export interface Finding {
  readonly path: readonly PropertyKey[];
  /** Left out where nothing is there, or where it could be a secret. */
  readonly value?: unknown;
  /** What is wrong, then a colon and what to do about it. */
  readonly message: string;
}

export type Rule = (sections: Partial<Sections>) => readonly Finding[];

/**
 * A rule about settings that must fit each other. It runs whenever the sections it needs are well
 * formed, so that a mistake elsewhere does not hide the ones it finds.
 */
export function rule<Needed extends keyof Sections>(
  needs: readonly Needed[],
  check: (sections: Pick<Sections, Needed>) => readonly Finding[],
): Rule {
  return (sections) => (hasAll(sections, needs) ? check(sections) : []);
}

export function hasAll<Needed extends keyof Sections, Given extends Partial<Sections>>(
  sections: Given,
  needs: readonly Needed[],
): sections is Given & Pick<Sections, Needed> {
  return needs.every((section) => section in sections);
}
