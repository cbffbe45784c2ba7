import { table } from "./table";
import { EXCEPTION_UNUSED, GUARDRAILS, GUARDRAILS_BY_AREA, STANDING_EXCEPTIONS } from "#guardrails";

/** docs/guardrails.md: the rules, and the exceptions that the design makes. */
export function guardrailsPage(): string {
  return [
    introduction(),
    ...Object.entries(GUARDRAILS_BY_AREA).flatMap(([area, rules]) => [
      `## ${area}`,
      table(
        ["rule", "severity", "what holds", "stands for", "remedy"],
        rules.map(({ id, severity, title, checks, remedy }) => [
          `\`${id}\``,
          severity,
          title,
          checks.join(", "),
          remedy,
        ]),
      ),
    ]),
    "## Standing exceptions",
    "Where the design itself departs from a rule. Each is kept as long as a resource needs it.",
    table(
      ["rule", "resources", "reason", "owner"],
      STANDING_EXCEPTIONS.map(({ rule, resources, reason, owner }) => [
        `\`${rule}\``,
        resources,
        reason,
        owner,
      ]),
    ),
  ]
    .join("\n\n")
    .concat("\n");
}

function introduction(): string {
  return `# Guardrails

<!-- Written by npm run docs:guardrails from packages/guardrails/. -->

${GUARDRAILS.length} rules look at every environment before it is synthesized, and at a plan where a value is known only
there. Ids such as CKV_AWS_18 are Checkov's, those such as EC2.2 AWS's (Foundational Security Best
Practices). Where there is none, the rule is this project's own.

In production, which \`deletionProtection\` marks, a finding of severity high or critical ends the
synthesis, and nothing is written. Elsewhere it is a warning. Findings of severity low and medium are
for reading: \`npm run guardrails -- <environment>\` shows them all.

A finding that is right stands in the environment's file, with its reason and who answers for it:

    guardrails: {
      exceptions: [
        {
          rule: "listener-encrypted",
          resource: "dev-alb/load-balancer/http",
          reason: "The partner's network encrypts it already.",
          owner: "platform team",
        },
      ],
    },

\`resource\` is the stack and the construct's path in it, as the finding shows them, or the stack and
Terraform's address (\`dev-alb/aws_lb_listener.load-balancer_http_44626CBC\`). Where a rule judges several
things of one resource apart, such as variables of a container, open ports of a security group or
statements of a policy, the finding says which, and so does the exception:

    {
      rule: "container-secrets",
      resource: "prod-service-web/task/task-definition",
      about: "web/PARTNER_TOKEN",
      reason: "It names the partner's tariff, which is printed on every invoice.",
      owner: "web team",
    },

Another variable that is added later is another finding, and so is a value that gives itself away as a
credential under a name that was excepted. Of names, the last noun counts (\`PASSWORD_MIN_LENGTH\` is a length), of
values what they look like (access keys, private keys, tokens, addresses with a password, long random texts);
flags, numbers, ARNs and addresses without a password are no secrets. No finding shows a value.

An exception that no finding needs any more is a finding itself (\`${EXCEPTION_UNUSED}\`, high).
[testing/guardrails.md](testing/guardrails.md) says how to use the rules in a test.`;
}
