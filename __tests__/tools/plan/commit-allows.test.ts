import { expect, test } from "@jest/globals";
import { commitAllows, parseAllows } from "../../../tools/plan/commit-allows";

const commit = (message: string) => ({ hash: "0a1b2c3", author: "Reviewer", message });

test("a commit allows what its message names, wherever the line stands", () => {
  const message = [
    "Remove a zone (#12)",
    "",
    "* Remove it",
    "  Plan-Allow: dev-network:aws_subnet.private-c",
    "* Say so",
    "Plan-Allow: dev:internet->alb",
    "Not-Plan-Allow: dev-network:aws_vpc.vpc",
  ].join("\n");
  expect(parseAllows([commit(message)], "dev")).toEqual([
    { gate: "dev-network:aws_subnet.private-c", by: "Reviewer (commit 0a1b2c3)", mayBeIdle: true },
    { gate: "dev:internet->alb", by: "Reviewer (commit 0a1b2c3)", mayBeIdle: true },
  ]);
});

test("those of other environments are not this one's", () => {
  const message = "Plan-Allow: prod-network:aws_vpc.vpc\nPlan-Allow: device-network:aws_vpc.vpc";
  expect(parseAllows([commit(message)], "dev")).toEqual([]);
});

test("a range that git does not know is an error, and so is an option", async () => {
  await expect(commitAllows("nowhere..HEAD", "dev")).rejects.toThrow(
    "--allows-of nowhere..HEAD: git cannot list these commits",
  );
  await expect(commitAllows("--output=x", "dev")).rejects.toThrow("git cannot list these commits");
});
