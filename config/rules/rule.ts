import type { z } from "zod";
import type { environmentSchema } from "../schema/environment";
import type { Service } from "../services";

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

/** Stands for a setting that is wrong in itself, and has its own message. */
class UnsoundSetting extends Error {}

/** Ends the rule that reads a wrong setting: it could only guess (config/sound-sections.ts). */
export function unsound(): never {
  throw new UnsoundSetting();
}

/** What a check finds, or nothing where it cannot tell because a setting that it reads is wrong. */
function whereSound(check: () => readonly Finding[]): readonly Finding[] {
  try {
    return check();
  } catch (error) {
    if (error instanceof UnsoundSetting) return [];
    throw error;
  }
}

/**
 * A rule about settings that must fit each other. It runs whenever the settings that it reads are well
 * formed, so that a mistake elsewhere does not hide the ones it finds.
 */
export function rule<Needed extends keyof Sections>(
  needs: readonly Needed[],
  check: (sections: Pick<Sections, Needed>) => readonly Finding[],
): Rule {
  return (sections) => (hasAll(sections, needs) ? whereSound(() => check(sections)) : []);
}

function hasAll<Needed extends keyof Sections, Given extends Partial<Sections>>(
  sections: Given,
  needs: readonly Needed[],
): sections is Given & Pick<Sections, Needed> {
  return needs.every((section) => section in sections);
}

export type Named<Given> = Given & { readonly name: string };

/** A rule about all environments together; the paths of its findings begin with a name. */
export type RuleAcross = (environments: readonly Named<Partial<Sections>>[]) => readonly Finding[];

/** Compares every environment with each that is before it. */
export function ruleAcross<Needed extends keyof Sections>(
  needs: readonly Needed[],
  check: (
    earlier: Named<Pick<Sections, Needed>>,
    later: Named<Pick<Sections, Needed>>,
  ) => readonly Finding[],
): RuleAcross {
  return (environments) => {
    const complete = environments.filter((environment) => hasAll(environment, needs));
    return complete.flatMap((later, index) =>
      complete.slice(0, index).flatMap((earlier) => whereSound(() => check(earlier, later))),
    );
  };
}

/** Whether two environments could meet: an emulator is a world of its own. */
export function inSameWorld(
  a: Pick<Sections, "emulatorEndpoint">,
  b: Pick<Sections, "emulatorEndpoint">,
): boolean {
  return a.emulatorEndpoint === b.emulatorEndpoint;
}

interface Subject<Needed extends keyof Sections> {
  /** The service's name. */
  readonly name: string;
  readonly service: Service;
  readonly sections: Pick<Sections, Needed | "services">;
}

/** A rule about each service by itself; the paths of its findings begin inside the service. */
export function serviceRule<Needed extends keyof Sections>(
  needs: readonly Needed[],
  check: (subject: Subject<Needed>) => readonly Finding[],
): Rule {
  return rule(["services", ...needs], (sections) =>
    Object.keys(sections.services).flatMap((name) =>
      whereSound(() => {
        const service = sections.services[name];
        return service ? check({ name, service, sections }) : [];
      }).map((finding) => ({ ...finding, path: ["services", name, ...finding.path] })),
    ),
  );
}

/** The positions of items that are in the list before. */
export function repeated(items: readonly unknown[]): readonly number[] {
  return [...items.keys()].filter((index) => items.indexOf(items[index]) < index);
}
