import { describe, expect, it } from "@jest/globals";
import { explainFailure } from "../../../tools/local/failure";
import { LineReader } from "../../../tools/local/progress";

const explain = (...output: string[]) =>
  explainFailure(new LineReader().read(`${output.join("\n")}\n`));

describe("the error of a deployment", () => {
  it("is everything from the first error on, with its stacks", () => {
    expect(
      explain(
        "local-a  fine",
        "local-a  │ Error: no such thing",
        "         │ because",
        "1 Stack deploying     0 Stacks done     0 Stacks waiting",
        "local-b  Error: other",
        "Error: Invoking Terraform CLI failed with exit code 1",
      ),
    ).toBe(
      "[local-a]\n│ Error: no such thing\n│ because\n" +
        "[local-b]\nError: other\nError: Invoking Terraform CLI failed with exit code 1",
    );
  });

  it("says how to ask Terraform when cdktf lost what it said", () => {
    const explanation = explain(
      "local-iam  Initializing the backend...",
      "local-iam  Apply complete! Resources: 1 added, 0 changed, 0 destroyed.",
      "local-ecs  Initializing the backend...",
      "local-ecs  data.terraform_remote_state.iam: Reading...",
      "Error: Invoking Terraform CLI failed with exit code 1",
    );
    expect(explanation).toContain("Error: Invoking Terraform CLI failed with exit code 1");
    expect(explanation).toMatch(/terraform -chdir=\S*local-ecs plan$/);
    expect(explanation).not.toContain("local-iam plan");
  });
});
