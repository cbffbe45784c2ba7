import { describe, expect, it } from "@jest/globals";
import { LineReader, Progress } from "../../../tools/local/progress";

function events(output: string): string[] {
  const reader = new LineReader();
  const progress = new Progress();
  return reader
    .read(output)
    .flatMap((line) => progress.describe(line)?.replaceAll(/ +/g, " ") ?? []);
}

describe("the progress of a deployment", () => {
  it("is one line for each thing that happened, with a count", () => {
    const output = [
      "local-network  Terraform has been successfully initialized!",
      "               You may now begin working with Terraform.",
      "local-network  Plan: 1 to import, 2 to add, 1 to change, 0 to destroy.",
      "               aws_vpc.vpc_6776A399 (vpc/vpc): Creating...",
      "local-network  aws_vpc.vpc_6776A399 (vpc/vpc): Still creating... [10s elapsed]",
      "local-network  aws_vpc.vpc_6776A399 (vpc/vpc): Creation complete after 11s [id=vpc-1]",
      "               aws_subnet.a (private/a): Modifications complete after 0s [id=subnet-1]",
      "local-network  Apply complete! Resources: 1 imported, 2 added, 1 changed, 0 destroyed.",
      "",
    ].join("\n");
    expect(events(output)).toEqual([
      "local-network initialized",
      "local-network 3 changes to make",
      "local-network still creating aws_vpc vpc/vpc (10s)",
      "local-network 1/3 aws_vpc vpc/vpc created (11s)",
      "local-network 2/3 aws_subnet private/a changed (0s)",
      "local-network done",
    ]);
  });

  it("keeps the stacks apart", () => {
    const output = [
      "local-a  Plan: 1 to add, 0 to change, 0 to destroy.",
      "local-b  Plan: 2 to add, 0 to change, 0 to destroy.",
      "         aws_eip.x: Creation complete after 1s [id=1]",
      "local-a  aws_eip.y: Destruction complete after 1m2s",
      "",
    ].join("\n");
    expect(events(output).slice(2)).toEqual([
      "local-b 1/2 aws_eip created (1s)",
      "local-a 1/1 aws_eip destroyed (1m2s)",
    ]);
  });

  it("waits for the end of a line that arrives in pieces", () => {
    const reader = new LineReader();
    expect(reader.read("local-a  No cha")).toEqual([]);
    expect(reader.read("nges.\n")).toEqual([{ stack: "local-a", text: "No changes." }]);
  });
});
