import { expect, test } from "@jest/globals";
import { cronRemedy } from "../../../config/schema/cron";
import { schedule, timezone } from "../../../config/schema/schedule";

test.each([
  ["every value", "* * * * ? *"],
  ["the first and the last values", "0,59 0,23 1,31 1,12 ? 1970,2199"],
  ["the first and the last days", "0 0 ? * 1,7 *"],
  ["names of months and days", "0 8 ? JAN-DEC SUN-SAT *"],
  ["names beside numbers", "0 8 ? 1-MAR MON-6 *"],
  ["steps", "0/15 */2 1-15/2 1/3 ? 2030/2"],
  ["the last day of a month", "0 8 L * ? *"],
  ["the working day next to one", "0 8 15W * ? *"],
  ["the last Friday of a month", "0 8 ? * 6L *"],
  ["the second Tuesday of a month", "0 8 ? * TUE#2 *"],
])("takes %s", (_, fields) => {
  expect(cronRemedy(fields)).toBeUndefined();
});

const DAYS = "use day of week of 1 to 7 or SUN to SAT (also *, lists, ranges upward, ?, 6L, 6#3)";
const HOURS = "use hours of 0 to 23 (also *, lists, ranges upward, steps)";
const MINUTES = "use minutes of 0 to 59 (also *, lists, ranges upward, steps)";

test.each([
  ["a minute that no hour has", "99 3 * * ? *", MINUTES],
  ["an hour that no day has", "0 24 * * ? *", HOURS],
  ["a range that ends before it starts", "0 17-8 * * ? *", HOURS],
  ["a range of three", "0 8-10-12 * * ? *", HOURS],
  ["a list with nothing in it", "0 8,,9 * * ? *", HOURS],
  ["a step of nothing", "0/0 8 * * ? *", MINUTES],
  ["two steps", "0/5/5 8 * * ? *", MINUTES],
  ["a step that leads out of the field", "0/90 8 * * ? *", MINUTES],
  ["a step from nowhere", "/5 8 * * ? *", MINUTES],
  [
    "a day that no month has",
    "0 8 32 * ? *",
    "use day of month of 1 to 31 (also *, lists, ranges upward, steps, ?, L, 15W)",
  ],
  [
    "a day called 0",
    "0 8 0W * ? *",
    "use day of month of 1 to 31 (also *, lists, ranges upward, steps, ?, L, 15W)",
  ],
  [
    "a month that no year has",
    "0 8 * 13 ? *",
    "use month of 1 to 12 or JAN to DEC (also *, lists, ranges upward, steps)",
  ],
  [
    "a month's whole name",
    "0 8 * JANUARY ? *",
    "use month of 1 to 12 or JAN to DEC (also *, lists, ranges upward, steps)",
  ],
  ["a Sunday as other crons have it", "0 8 ? * 0 *", DAYS],
  ["a day in lower case", "0 8 ? * mon-fri *", DAYS],
  ["steps of days, which that field has not", "0 8 ? * MON/2 *", DAYS],
  ["a sixth Tuesday of a month", "0 8 ? * TUE#6 *", DAYS],
  ["two days by their place", "0 8 ? * 3#1,6#3 *", DAYS],
  [
    "a year that AWS does not know",
    "0 8 * * ? 2200",
    "use year of 1970 to 2199 (also *, lists, ranges upward, steps)",
  ],
  ["two mistakes", "60 24 * * ? *", `${MINUTES}, ${HOURS.replace("use ", "")}`],
])("refuses %s", (_, fields, remedy) => {
  expect(cronRemedy(fields)).toBe(remedy);
});

test("refuses in a schedule what the grammar refuses", () => {
  expect(schedule.safeParse("cron(99 3 * * ? *)").error?.issues[0]?.message).toBe(MINUTES);
  expect(schedule.safeParse("cron(59 3 * * ? *)").success).toBe(true);
});

test.each(["at(+012030-01-31T08:00:00)", "at(2030-01-31T24:00:00)", "rate(0 minutes)"])(
  "refuses %s",
  (text) => {
    expect(schedule.safeParse(text).success).toBe(false);
  },
);

test.each(["Europe/BERLIN", "Europe/Atlantis", "GMT+5", "Utc"])("knows no time zone %s", (zone) => {
  expect(timezone.safeParse(zone).success).toBe(false);
});

test.each(["Europe/Berlin", "Etc/GMT+9", "US/Eastern", "UTC", "America/Port-au-Prince"])(
  "knows the time zone %s",
  (zone) => {
    expect(timezone.safeParse(zone).success).toBe(true);
  },
);
