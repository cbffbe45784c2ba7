import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { isObject, parsePlan, type TerraformPlan, type Values } from "#terraform";
import { temporaryDirectory } from "#testing";
import { unchangedPlan } from "../../../tools/plan/unchanged-plan";

/** Resources that need no provider but Terraform's own, in every form that an address and a secret have. */
const CONFIGURATION = {
  variable: { token: { sensitive: true, default: "from-the-default" }, plain: { default: "x" } },
  locals: { names: { "a b": 1, c: 2 } },
  resource: {
    terraform_data: {
      one: { input: "${var.token}" },
      many: { count: 2, input: { list: ["x", "${var.token}"], plain: "${count.index}" } },
      each: {
        for_each: "${local.names}",
        input: "${each.value}",
        depends_on: ["terraform_data.one"],
      },
    },
  },
  output: {
    secret: { value: "${terraform_data.one.output}", sensitive: true },
    open: { value: { number: 1, list: ["${var.plain}"] } },
  },
};

const env = { ...process.env, CHECKPOINT_DISABLE: "1", TF_VAR_plain: "from-outside" };

function planned(directory: string, file: string) {
  const terraform = (...args: string[]) =>
    execFileSync("terraform", [`-chdir=${directory}`, ...args], {
      env,
      encoding: "utf8",
      stdio: "pipe",
    });
  return {
    apply: () => terraform("apply", "-auto-approve", "-input=false"),
    plan: () => terraform("plan", "-input=false", `-out=${file}`),
    show: (): unknown => JSON.parse(terraform("show", "-json", file)),
    init: () => terraform("init", "-input=false"),
  };
}

function applied() {
  const directory = temporaryDirectory();
  writeFileSync(path.join(directory, "cdk.tf.json"), JSON.stringify(CONFIGURATION));
  const file = path.join(directory, "stack.tfplan");
  const terraform = planned(directory, file);
  terraform.init();
  terraform.apply();
  return { directory, file, terraform };
}

test("a plan without changes is read from its file as Terraform shows it", () => {
  const { directory, file, terraform } = applied();
  terraform.plan();
  const shown = parsePlan("stack", terraform.show());
  const read = parsePlan("stack", unchangedPlan(file, directory, env));
  expect(shown.changes).toHaveLength(5);
  expect(comparable(read)).toEqual(comparable(shown));
});

test("a file that is no plan is left to Terraform", () => {
  const { directory } = applied();
  expect(unchangedPlan(path.join(directory, "cdk.tf.json"), directory, env)).toBeUndefined();
  expect(unchangedPlan(path.join(directory, "none"), directory, env)).toBeUndefined();
});

/** The order of a state is another than that of a plan, and means nothing; nor do marks that mark nothing. */
function comparable(plan: TerraformPlan): unknown {
  const { changes, priorState, outputs, variables } = plan;
  const by = <T>(list: readonly T[], key: (one: T) => string) =>
    list.toSorted((a, b) => key(a).localeCompare(key(b)));
  const unmarked = <T extends Values>(values: T): T => ({
    ...values,
    afterUnknown: marked(values.afterUnknown),
    beforeSensitive: marked(values.beforeSensitive),
    afterSensitive: marked(values.afterSensitive),
  });
  return {
    ...plan,
    configuration: undefined,
    changes: by(changes.map(unmarked), ({ address }) => address),
    priorState: by(
      priorState.map((one) => ({ ...one, sensitive: marked(one.sensitive) })),
      ({ address }) => address,
    ),
    outputs: by(outputs.map(unmarked), ({ name }) => name),
    variables: by(variables, ({ name }) => name),
  };
}

/** Where marks are, and nothing of where none are. */
function marked(marks: unknown): unknown {
  if (Array.isArray(marks))
    return marks.some((one) => marked(one) !== undefined) ? marks.map(marked) : undefined;
  if (!isObject(marks)) return marks === true ? true : undefined;
  const entries = Object.entries(marks).map(([key, one]) => [key, marked(one)] as const);
  const kept = entries.filter(([, one]) => one !== undefined);
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}
