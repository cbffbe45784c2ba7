import { type Finding, hasAll, type Sections } from "../rule";

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
      complete.slice(0, index).flatMap((earlier) => check(earlier, later)),
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
