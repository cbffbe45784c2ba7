import path from "node:path";
import { table } from "../guardrails/table";
import { PROJECT_ROOT } from "../project/paths";
import { readRecorded } from "./recorded";
import type { Reduced } from "./reduce";
import { requestsOf } from "./requests-of";
import { type RightsStatement, rightsFor } from "./rights";

/** The page that rightsPage() makes; a test fails while it says something else. */
export const RIGHTS_PAGE = path.join(PROJECT_ROOT, "docs", "deploying-rights.md");

const INTRODUCTION = `# What somebody who deploys needs

<!-- Written by npm run docs:rights from tools/calls/recorded.json. -->

The least rights to plan, deploy, change and destroy each stack, ready to paste: what AWS asks for the calls that
Terraform and the tools made when an environment with everything on was deployed to the emulator, changed, planned
and destroyed, and what [AWS asks for besides](ci-roles.md#what-aws-asks-for-without-a-call). A test asks the
evaluator of policies whether each policy allows all of its stack's calls.

They are what one person needs for one stack, what [stays with a person](ci-roles.md#what-deploying-may-do)
included. CI's roles are made of the same calls; what a call would need that this environment does not make
is in the [table of reasons](../__tests__/app/calls/unused.ts), and not here.

Write your values for the words in capitals:

| word | is |
| --- | --- |
| \`ACCOUNT_ID\`, \`REGION\` | \`accountId\` and \`region\` of the environment |
| \`PREFIX\` | its \`namePrefix\` |
| \`PROJECT\`, \`ENVIRONMENT\` | \`project\`, and the environment's name, which is its tag \`Environment\` too |
| \`BOUNDARY\` | name of \`iam.permissionsBoundaryArn\`; without one, leave the condition out |
| \`HOSTED_ZONE_ID\`, \`WEB_ACL_NAME\`, \`WEB_ACL_ID\` | those of \`alb\` |

A service's stack is called after it: for \`service-web\` (public, scaled), \`service-api\` (internal),
\`service-mailer\` (a worker with a role of its own) and \`service-report\` (scheduled) take the one of your service's
kind. A managed policy has at most 6,144 characters without spaces: a stack that needs more has several here.`;

/** What a stack's calls need, by its name without the environment; "tools" for what no stack asks. */
export function rightsByStack({ calls, facts }: Reduced): Map<string, RightsStatement[]> {
  const names = [...new Set(calls.map(({ stack }) => stack))];
  return new Map(
    names
      .map((stack) => [stack?.replace(/^[^-]*-/, "") ?? TOOLS, stack] as const)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, stack]) => [
        name,
        rightsFor(
          calls.filter((call) => call.stack === stack).flatMap((call) => requestsOf(call, facts)),
        ),
      ]),
  );
}

/** What is done for no stack: bootstrap, reading states, looking after roll-outs, deleting the state bucket. */
export const TOOLS = "tools";

/** docs/deploying-rights.md, of what was recorded last. */
export function rightsPage(recorded: Reduced = readRecorded()): string {
  const rights = [...rightsByStack(recorded)];
  const rows = rights.map(([name, statements]) => [
    `[\`${name}\`](#${name})`,
    String(new Set(statements.flatMap(({ Action }) => Action)).size),
    String(statements.length),
    String(policiesOf(statements).length),
  ]);
  const sections = rights.map(([name, statements]) =>
    [
      `## ${name}`,
      ...policiesOf(statements).map((policy) => `\`\`\`json\n${textOf(policy)}\n\`\`\``),
    ].join("\n\n"),
  );
  const head = ["stack", "actions", "statements", "policies"];
  return `${[INTRODUCTION, table(head, rows), ...sections].join("\n\n")}\n`;
}

/**
 * Characters of a managed policy, white space not counted.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const MOST_CHARACTERS = 6144;

/** Characters that the words in capitals may become: as many as the configuration or AWS allows, or 20. */
const FILLED: Readonly<Record<string, number>> = {
  ...{ ACCOUNT_ID: 12, REGION: 14, PREFIX: 20, PROJECT: 20, ENVIRONMENT: 20, BOUNDARY: 20 },
  ...{ HOSTED_ZONE_ID: 21, WEB_ACL_NAME: 20, WEB_ACL_ID: 36 },
};

/** Characters of a policy, once it is filled in. */
const lengthOf = (statements: readonly RightsStatement[]): number =>
  JSON.stringify(policyOf(statements)).replaceAll(
    new RegExp(
      Object.keys(FILLED)
        .toSorted((a, b) => b.length - a.length)
        .join("|"),
      "g",
    ),
    (word) => "x".repeat(FILLED[word] ?? 0),
  ).length;

/** The statements of each policy that somebody attaches, in as few as their order allows. */
export function policiesOf(statements: readonly RightsStatement[]): RightsStatement[][] {
  const policies: RightsStatement[][] = [];
  for (const statement of statements) {
    const last = policies.at(-1);
    if (last && lengthOf([...last, statement]) <= MOST_CHARACTERS) last.push(statement);
    else policies.push([statement]);
  }
  return policies;
}

export const policyOf = (statements: readonly RightsStatement[]) => ({
  Version: "2012-10-17",
  Statement: statements,
});

/** One line for each element of a statement. */
function textOf(statements: readonly RightsStatement[]): string {
  const texts = statements.map(
    (statement) =>
      `    {\n${Object.entries(statement)
        .map(([key, value]) => `      "${key}": ${JSON.stringify(value)}`)
        .join(",\n")}\n    }`,
  );
  return `{\n  "Version": "2012-10-17",\n  "Statement": [\n${texts.join(",\n")}\n  ]\n}`;
}
