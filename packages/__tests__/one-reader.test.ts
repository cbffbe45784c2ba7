import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";

/**
 * Two readers of one thing drift apart: a rule that is open to 0.0.0.0/1 closed a gate, and the
 * picture drew no arrow for it. By these names one knows a reader; each has its home.
 */
const READERS: Readonly<Record<string, readonly [names: RegExp, homes: readonly string[]]>> = {
  "policy documents": [/\["Statement"\]|[{,] *Statement\b[^}]*\} = /, ["aws/policy-document.ts"]],
  "plans of Terraform": [
    /\b(format_version|resource_changes|resource_drift|output_changes|prior_state|planned_values)\b/,
    ["terraform/plan/parse-plan.ts"],
  ],
  "rules of security groups": [
    /\b(cidr_ipv[46]|(ipv6_)?cidr_blocks|(source|referenced)_security_group_id|ip_protocol)\b/,
    ["terraform/aws/security-group-rules.ts"],
  ],
  "prefix lists": [
    /\bprefix_list_ids?\b/,
    ["terraform/aws/prefix-lists.ts", "terraform/aws/security-group-rules.ts"],
  ],
  "ECS workloads": [
    /\b(container_definitions|ecs_parameters|ecs_target|task_definition_arn)\b/,
    ["terraform/aws/ecs-workloads.ts"],
  ],
  "what the internet is": [/"(0\.0\.0\.0|::)\/0"/, ["aws/internet.ts"]],
  "signs of actions": [/"−"|"±"/, ["plan/action-words.ts"]],
};

/** What writes such a thing, or asks for it by another name. */
const OTHERS: Readonly<Record<string, string>> = {
  "packages/terraform/plan/plan-of-state.ts": "writes a plan of what a state says",
  "tools/bench/many-changes.ts": "writes plans",
  "tools/bench/many-services.ts": "writes settings",
  "tools/release/planned-release.ts": "asks whether the plan knows the containers already",
  "tools/release/release-definition.ts": "registers the planned containers for a task of their own",
  "packages/analysis/network/configuration/network-acls.ts": "writes AWS's default network ACL",
  "packages/analysis/network/values/internet.ts": "counts every address, routed or not",
  "packages/plan/drift/networks.ts": "asks routes for the AWS service behind an endpoint",
  "packages/plan/drift/security-groups.ts": "writes the rules that are nobody's",
  "packages/plan/effects/model/running.ts":
    "follows values that only the apply tells by their place",
  "packages/plan/effects/rules/schedule.ts": "names attributes whose changes it tells",
  "packages/plan/effects/task/task-changes.ts": "names attributes whose changes it tells",
  "packages/plan/html/sections/changed-table.ts": "marks rows, not actions",
};

const root = path.join(__dirname, "..", "..");
const COMMENTS = /\/\*[\s\S]*?\*\/|\/\/.*/g;
const sources = ["packages", "tools"]
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((file) =>
      path.posix.join(folder, file),
    ),
  )
  .filter((file) => file.endsWith(".ts") && !/__tests__|^tools\/mutation\//.test(file))
  .map(
    (file) => [file, readFileSync(path.join(root, file), "utf8").replaceAll(COMMENTS, "")] as const,
  );

test.each(Object.entries(READERS))("%s: one reader", (_, [names, homes]) => {
  const readers = sources.filter(([, text]) => names.test(text)).map(([file]) => file);
  expect(readers.filter((file) => !(file in OTHERS)).toSorted()).toEqual(
    homes.map((home) => `packages/${home}`),
  );
});

test("every exception is one", () => {
  const excepted = sources.filter(
    ([file, text]) => file in OTHERS && Object.values(READERS).some(([names]) => names.test(text)),
  );
  expect(excepted.map(([file]) => file).toSorted()).toEqual(Object.keys(OTHERS).toSorted());
});
