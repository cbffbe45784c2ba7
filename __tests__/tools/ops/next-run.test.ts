import { expect, test } from "@jest/globals";
import { nextRun } from "../../../tools/ops/status/next-run";

const NOW = new Date("2026-11-30T12:00:00Z"); // A Monday.

test.each([
  ["cron(0 3 * * ? *)", "UTC", "2026-12-01T03:00:00.000Z"],
  ["cron(30 12 * * ? *)", "UTC", "2026-11-30T12:30:00.000Z"],
  ["cron(0 8 ? * MON-FRI *)", "Europe/Berlin", "2026-12-01T07:00:00.000Z"],
  ["cron(0/20 * * * ? *)", "UTC", "2026-11-30T12:20:00.000Z"],
  ["cron(0 0 L * ? *)", "UTC", "2026-12-31T00:00:00.000Z"],
  ["cron(0 0 L-2 * ? *)", "UTC", "2026-12-29T00:00:00.000Z"],
  ["cron(0 0 LW * ? *)", "UTC", "2026-12-31T00:00:00.000Z"],
  // The 15th of August 2027 is a Sunday.
  ["cron(0 0 15W 8 ? *)", "UTC", "2027-08-16T00:00:00.000Z"],
  ["cron(0 0 ? * 6L *)", "UTC", "2026-12-25T00:00:00.000Z"],
  ["cron(0 0 ? * TUE#2 *)", "UTC", "2026-12-08T00:00:00.000Z"],
  ["cron(0 0 29 2 ? *)", "UTC", "2028-02-29T00:00:00.000Z"],
  ["cron(15 10 1,20 JAN,DEC ? 2026-2030)", "UTC", "2026-12-01T10:15:00.000Z"],
  // Clocks in Berlin go forward on the 28th of March.
  ["cron(0 9 28 3 ? *)", "Europe/Berlin", "2027-03-28T07:00:00.000Z"],
  ["cron(0 0 1 1 ? 2020)", "UTC", undefined],
  ["at(2026-12-24T18:00:00)", "America/New_York", "2026-12-24T23:00:00.000Z"],
  ["at(2026-11-01T00:00:00)", "UTC", undefined],
  ["rate(5 minutes)", "UTC", "2026-11-30T12:02:30.000Z"],
  ["rate(1 day)", "UTC", "2026-12-01T11:57:30.000Z"],
])("%s in %s runs next at %s", (expression, timezone, expected) => {
  const createdAt = new Date("2026-11-30T11:57:30Z");
  expect(nextRun({ expression, timezone, createdAt }, NOW)?.toISOString()).toBe(expected);
});
