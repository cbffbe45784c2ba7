import { describe, expect, test } from "@jest/globals";
import type { Gate, StackReport } from "#plan";
import { Approval } from "../../../tools/deploy/approval";
import { reviewLines } from "../../../tools/deploy/review";
import { changeOf, planOf, reportOf, stackOf } from "../../../packages/plan/__tests__/fixtures";

const SUBNET = "aws_subnet.private-a";
const stackWith = (...changes: readonly ReturnType<typeof changeOf>[]): StackReport => {
  const [stack] = reportOf([stackOf("dev-network", planOf(...changes))]).stacks;
  if (!stack) throw new Error("one stack in, one out");
  return stack;
};
const stack = stackWith(
  changeOf({ address: "aws_vpc.vpc", actions: ["create"] }),
  changeOf({ address: SUBNET, actions: ["delete"] }),
);
const gate = (name: Gate["gate"], address: string): Gate => ({
  gate: name,
  stack: "dev-network",
  address,
  why: "is destroyed, and with it addresses",
  allow: `--allow 'dev-network:${address}'`,
});
const lost = gate("protected-resource", SUBNET);
const wider = gate("widened-access", "aws_iam_role.web");

/** Decides about one plan after the other, with these answers. */
function decide(autoApprove: boolean, answers: readonly string[], ...gates: readonly Gate[][]) {
  const left = [...answers];
  const asked: string[] = [];
  const approval = new Approval({
    autoApprove,
    ask: (lines, question) => {
      asked.push([...lines, question].join("\n"));
      return Promise.resolve(left.shift() ?? "");
    },
  });
  const decided = Promise.all(gates.map((its) => approval.of({ stack, services: [], gates: its })));
  return { asked, decided };
}

describe("a plan is applied", () => {
  test("when a person says yes to it, having seen what it does", async () => {
    const { asked, decided } = decide(false, ["yes"], [wider]);
    await decided;
    expect(asked).toEqual([
      expect.stringMatching(
        /^dev-network: 1 to create, 1 to destroy\n {2}- aws_subnet.private-a is destroyed\n {2}\+ aws_vpc.vpc is created\n {2}Gate widened-access: aws_iam_role.web: [^]*Apply this to dev-network\?/,
      ),
    ]);
  });

  test("without another question after all", async () => {
    const { asked, decided } = decide(false, ["all"], [], [wider]);
    await decided;
    expect(asked).toHaveLength(1);
  });

  test.each(["no", "", "y"])("not on the answer %j", async (answer) => {
    const { decided } = decide(false, [answer], []);
    await expect(decided).rejects.toThrow("Nobody agreed to its plan. Nothing of it was applied.");
  });

  test("not when nobody can be asked", () => {
    expect(() => new Approval({ autoApprove: false, ask: undefined })).toThrow("--auto-approve");
  });
});

describe("a protected resource that would be lost", () => {
  test("is asked for by its address, although every plan is approved", async () => {
    const { asked, decided } = decide(true, [SUBNET], [lost, wider]);
    await decided;
    expect(asked).toEqual([
      `dev-network: ${SUBNET} is destroyed, and with it addresses.\nType ${SUBNET} to go ahead: `,
    ]);
  });

  test("is not lost on another answer", async () => {
    const { decided } = decide(true, ["yes"], [lost]);
    await expect(decided).rejects.toThrow(`Nobody agreed to it: ${SUBNET}`);
  });

  test("is a whole stack as well, that is in the code no more", async () => {
    const { asked, decided } = decide(true, ["stack"], [gate("leftover-stack", "stack")]);
    await decided;
    expect(asked).toEqual([expect.stringMatching(/^dev-network: stack is [^]*Type stack to go/)]);
  });

  test.each(["stopped-service", "interrupted-service"] as const)(
    "is what runs: %s",
    async (name) => {
      const { asked, decided } = decide(true, ["web"], [gate(name, "web")]);
      await decided;
      expect(asked).toHaveLength(1);
    },
  );

  test("needs its option where nobody can be asked", async () => {
    const approval = new Approval({ autoApprove: true, ask: undefined });
    await expect(approval.of({ stack, services: [], gates: [lost] })).rejects.toThrow(lost.allow);
    await approval.of({ stack, services: [], gates: [{ ...lost, allowedBy: "me" }, wider] });
  });
});

test("questions come one after the other", async () => {
  let open = 0;
  let most = 0;
  const approval = new Approval({
    autoApprove: false,
    ask: async () => {
      most = Math.max(most, ++open);
      await new Promise((resolve) => setTimeout(resolve, 1));
      open--;
      return "yes";
    },
  });
  await Promise.all([
    approval.of({ stack, services: [], gates: [] }),
    approval.of({ stack, services: [], gates: [] }),
  ]);
  expect(most).toBe(1);
});

test("of many changes the first are shown, the gravest before all", () => {
  const many = Array.from({ length: 70 }, (_, index) =>
    changeOf({ address: `aws_subnet.s${index}`, actions: ["create"] }),
  );
  const large = stackWith(...many, changeOf({ address: SUBNET, actions: ["delete"] }));
  const lines = reviewLines({ stack: large, services: [], gates: [] });
  expect(lines[1]).toBe(`  - ${SUBNET} is destroyed`);
  expect(lines.at(-1)).toBe("  and 11 more changes");
});
