import { actionsCoveredBy, type Subject } from "#analysis";
import type { Asked } from "./asked";
import { type Proof, prove } from "./proof";

type Statement = Subject["identity"][number]["statements"][number];

/** The statements that allow something. */
export const allowing = ({ identity }: Subject): Statement[] =>
  identity.flatMap(({ statements }) => statements).filter(({ effect }) => effect === "Allow");

/** Requests that a statement allows, perhaps with others. */
const allowedBy = ({ policy, id }: Statement, { used }: Proof): readonly Asked[] =>
  used.get(`${policy}, statement "${id}"`) ?? [];

/** Actions that no request used, each with the statement that has it: `WriteStates s3:PutObject`. */
export const unusedRights = (subject: Subject, proof: Proof): string[] =>
  allowing(subject).flatMap((statement) => {
    const used = new Set(allowedBy(statement, proof).map(({ request }) => request.action));
    return statement.actions.texts
      .filter((text) => !actionsCoveredBy(text).some((action) => used.has(action)))
      .map((text) => `${statement.id} ${text}`);
  });

/** What the role would be denied without one of its statements. */
export const deniedWithout = (
  subject: Subject,
  statement: Statement,
  proof: Proof,
): readonly string[] => {
  const identity = subject.identity.map((policy) => ({
    ...policy,
    statements: policy.statements.filter((one) => one !== statement),
  }));
  return prove({ ...subject, identity }, allowedBy(statement, proof), []).denied;
};
