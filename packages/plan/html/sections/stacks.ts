import type { PlanReport } from "../../report";
import type { Links } from "../links";
import type { Section } from "./section";
import { isEdit, stackDetails } from "./stack";

/** Edits that are open from the start; where there are more, all are closed. */
const MOST_OPEN = 30;

/** Every stack in the order of deployment, with all that changes. */
export function stackSection({ kind, stacks }: PlanReport, links: Links): Section {
  const edits = stacks.flatMap(({ changes }) => changes).filter(isEdit).length;
  const options = { report: kind, links, areEditsOpen: edits <= MOST_OPEN };
  return {
    id: "stacks",
    title: "Stacks in order of deployment",
    count: stacks.length,
    body: stacks.map((stack) => stackDetails(stack, options)),
  };
}
