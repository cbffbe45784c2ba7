import { AccessError } from "./access-error";
import { actionsCoveredBy } from "./check-action";
import { parseConditions } from "./conditions/parse-conditions";
import { parsePrincipals } from "./parse-principals";
import { placeOf, type Patterns, type Policy, type PolicyKind, type Statement } from "./policy";
import { idOf, type RawStatement, readRawPolicy, readRawStatement, textsOf } from "./raw-policy";
import { lowerCase, type Token, wildcards } from "./text/pattern";
import { parseTemplate, type TemplatePart } from "./text/template";

export interface PolicySource {
  /** For messages. */
  readonly name: string;
  readonly kind: PolicyKind;
  /** Whether Terraform reads the texts first (text/template.ts). @default false */
  readonly terraform?: boolean;
}

/** How the texts of a policy are to be read. */
interface Language {
  readonly variables: boolean;
  readonly terraform: boolean;
}

/**
 * A policy document, ready to be evaluated.
 *
 * @throws AccessError naming policy and statement, if there is anything in it that is not evaluated
 */
export function evaluablePolicy(document: unknown, source: PolicySource): Policy {
  const { name, kind, terraform = false } = source;
  const { version, statements } = within(name, () => readRawPolicy(document));
  const language = { variables: version === "2012-10-17", terraform };
  return {
    name,
    statements: statements.map((statement, index) => {
      const id = idOf(statement, index);
      return within(placeOf({ policy: name, id }), () => {
        const raw = readRawStatement(statement);
        return { policy: name, id, effect: raw.effect, ...parseElements(raw, kind, language) };
      });
    }),
  };
}

/** A policy of which nothing is known but that it is there. */
export const unreadablePolicy = (name: string, why: string): Policy => ({
  name,
  statements: [],
  unreadable: why,
});

function within<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof AccessError)) throw error;
    throw new AccessError(`${place}: ${error.message}`);
  }
}

type Elements = Pick<Statement, "actions" | "resources" | "principals" | "conditions">;

function parseElements({ elements }: RawStatement, kind: PolicyKind, language: Language): Elements {
  const actions = oneOf(elements, "Action", "NotAction");
  if (!actions) throw new AccessError('element "Action" or "NotAction" is missing');
  const resources = oneOf(elements, "Resource", "NotResource");
  if (kind === "identity" && !resources) {
    throw new AccessError('element "Resource" or "NotResource" is missing');
  }
  if (kind === "trust" && resources) {
    throw new AccessError('element "Resource": a trust policy has none, it is about its role');
  }
  const principal = elements["Principal"];
  if ((kind === "identity") !== (principal === undefined)) {
    throw new AccessError(
      kind === "identity"
        ? 'element "Principal": the policy of an identity has none'
        : 'element "Principal" is missing',
    );
  }
  return {
    actions: { ...actions, patterns: actions.texts.map(parseAction) },
    resources: resources && {
      ...resources,
      patterns: resources.texts.map((text) => parseResource(text, language)),
    },
    principals: principal === undefined ? undefined : parsePrincipals(principal),
    conditions: parseConditions(
      elements["Condition"],
      actions.negated ? [] : actions.texts,
      language,
    ),
  };
}

function oneOf(
  elements: Readonly<Record<string, unknown>>,
  element: string,
  negation: string,
): Omit<Patterns<never>, "patterns"> | undefined {
  const present = [element, negation].filter((one) => elements[one] !== undefined);
  const [name] = present;
  if (name === undefined) return undefined;
  if (present.length > 1) {
    throw new AccessError(`elements "${element}" and "${negation}" exclude each other`);
  }
  return { texts: textsOf(name, elements[name]), negated: name === negation };
}

function parseAction(text: string): readonly Token[] {
  if (text.includes("${")) {
    throw new AccessError(`action "${text}": neither variables nor expressions can stand in it`);
  }
  actionsCoveredBy(text);
  return lowerCase(wildcards(text));
}

const parseResource = (text: string, language: Language): readonly TemplatePart[] =>
  parseTemplate(text, { ...language, wildcards: true });
