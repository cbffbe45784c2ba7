import type { Service } from "../../services";
import { type Finding, type Rule, rule, type Sections } from "../rule";

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
    Object.entries(sections.services).flatMap(([name, service]) =>
      check({ name, service, sections }).map((finding) => ({
        ...finding,
        path: ["services", name, ...finding.path],
      })),
    ),
  );
}
