import { describe, expect, jest, test } from "@jest/globals";
import type { buildReport } from "../../build-report";
import { reportOf, stackOf } from "../fixtures";
import { accessOf, type Parts, reachable } from "../rows";

/** Gates decide on rows: whatever words a table is printed in, the same ones close. */
const blank = () => "reworded";
const rewordings: Readonly<Record<string, () => object>> = {
  "../../../analysis/access/app/access-table": () => ({
    ACCESS_SECTIONS: Object.fromEntries(
      ["trust", "identity", "boundary"].map((section) => [
        section,
        { title: blank(), columns: [blank()] },
      ]),
    ),
    UNBOUNDED: blank(),
    accessTable: blank,
  }),
  "../../../analysis/network/table": () => ({
    TRAFFIC_COLUMNS: [blank()],
    portsText: blank,
    trafficCells: () => [blank()],
    withProtocolsTogether: (lines: unknown) => lines,
  }),
  "../../changed-tables": () => ({ accessTables: () => [], trafficTables: () => [] }),
};

function reworded(input: Parameters<typeof buildReport>[0]) {
  let report: ReturnType<typeof buildReport> | undefined;
  jest.isolateModules(() => {
    for (const [file, mock] of Object.entries(rewordings)) jest.doMock(file, mock);
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const fresh = require("../../build-report") as { readonly buildReport: typeof buildReport };
    report = fresh.buildReport(input);
  });
  return report;
}

const DATE = new Date("2026-03-01T10:00:00Z");
const NO_TRAFFIC = { before: [], after: [], problems: [] };
const role = (before: Parts, after: Parts) => ({
  access: [
    {
      stack: "dev-iam",
      address: "aws_iam_role.shop",
      before: accessOf(before),
      after: accessOf(after),
    },
  ],
});
const traffic = (before: readonly string[], after: readonly string[]) => ({
  traffic: { before: reachable(...before), after: reachable(...after), problems: [] },
});
const read = "Allow  s3:GetObject  *";

describe.each<[string, object]>([
  ["a role that may do more", role({}, { may: [read] })],
  ["a role that more may assume", role({}, { trust: ["Allow  everyone  sts:AssumeRole"] })],
  ["a wider boundary", role({ boundary: [] }, { boundary: [read] })],
  ["a boundary that goes", role({ boundary: [read] }, {})],
  ["a denial that goes", role({ may: ["Deny  s3:*  *"] }, {})],
  ["a policy that cannot be read", role({}, { may: ["?  shop  it is not JSON"] })],
  ["a port that the internet reaches", traffic([], ["internet  web  tcp  443"])],
  [
    "a part of the internet more",
    traffic(["internet  web  tcp  443"], ["internet  web  tcp  443; 22 (from 0.0.0.0/1)"]),
  ],
])("%s", (_, input) => {
  test("is blocked by its gate in whatever words the tables are", () => {
    const whole = { traffic: NO_TRAFFIC, ...input };
    const gates = (report: ReturnType<typeof buildReport> | undefined) =>
      report?.gates.map(({ gate, stack, address }) => [gate, stack, address]);
    const printed = reportOf([stackOf("dev-iam")], { ...whole, createdAt: DATE });
    const other = reworded({
      environment: "dev",
      account: "111111111111",
      region: "us-east-1",
      commit: "unknown",
      createdAt: DATE,
      stacks: [stackOf("dev-iam")],
      ...whole,
    });
    expect(gates(printed)).toHaveLength(1);
    expect(gates(other)).toEqual(gates(printed));
    if (gates(printed)?.[0]?.[0] === "public-ingress") {
      expect(other?.gates[0]?.why).toContain("reworded");
    }
  });
});
