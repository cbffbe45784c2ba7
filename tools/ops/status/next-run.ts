import { type CronFields, cronFields } from "../../../config/schema/cron";

/** Days that are looked through: a rule of leap years is met within eight years. */
const MOST_DAYS = 8 * 366;
const DAY_MS = 86_400_000;
const RATE_MS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: DAY_MS };

/** A schedule of EventBridge Scheduler. */
export interface Schedule {
  /** `at(...)`, `rate(...)` or `cron(...)` */
  readonly expression: string;
  /** IANA's name of its time zone. */
  readonly timezone: string;
  /** When it was made: rates count from there. */
  readonly createdAt: Date | undefined;
}

/**
 * When it runs next, as its expression says: AWS does not tell
 * (https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html).
 * @returns nothing when it never does again
 */
export function nextRun(
  { expression, timezone, createdAt }: Schedule,
  now: Date,
): Date | undefined {
  const [, kind, argument = ""] = /^(at|rate|cron)\((.+)\)$/.exec(expression) ?? [];
  if (kind === "rate") {
    const [count, unit = ""] = argument.split(" ");
    const every = Number(count) * (RATE_MS[unit.replace(/s$/, "")] ?? Number.NaN);
    if (createdAt === undefined || Number.isNaN(every)) return undefined;
    const runs = Math.floor((now.getTime() - createdAt.getTime()) / every) + 1;
    return new Date(createdAt.getTime() + runs * every);
  }
  if (kind === "at") {
    const at = inZone(new Date(`${argument}Z`), timezone);
    return at > now ? at : undefined;
  }
  return kind === "cron" ? nextOfCron(cronFields(argument), timezone, now) : undefined;
}

function nextOfCron(fields: CronFields, timezone: string, now: Date): Date | undefined {
  const today = new Date(wallClock(now, timezone));
  today.setUTCHours(0, 0, 0, 0);
  for (let day = 0; day < MOST_DAYS; day++) {
    const date = new Date(today.getTime() + day * DAY_MS);
    if (!isDay(fields, date)) continue;
    for (const hour of fields.hours) {
      for (const minute of fields.minutes) {
        const wall = new Date(date);
        wall.setUTCHours(hour, minute);
        const at = inZone(wall, timezone);
        if (at > now) return at;
      }
    }
  }
  return undefined;
}

function isDay(fields: CronFields, date: Date): boolean {
  return (
    fields.years.includes(date.getUTCFullYear()) &&
    fields.months.includes(date.getUTCMonth() + 1) &&
    isDayOfMonth(fields.daysOfMonth, date) &&
    isDayOfWeek(fields.daysOfWeek, date)
  );
}

const lastDay = (date: Date): number =>
  new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();

/** The weekday that is nearest to a day, within the month. */
function nearestWeekday(date: Date, day: number): number {
  const last = lastDay(date);
  const weekday = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), day)).getUTCDay();
  if (weekday === 6) return day > 1 ? day - 1 : day + 2;
  if (weekday === 0) return day < last ? day + 1 : day - 2;
  return day;
}

function isDayOfMonth(days: CronFields["daysOfMonth"], date: Date): boolean {
  const day = date.getUTCDate();
  if (typeof days !== "string") return days.includes(day);
  if (days === "?") return true;
  const last = lastDay(date);
  if (days === "LW") return day === nearestWeekday(date, last);
  if (days.endsWith("W")) return day === nearestWeekday(date, Math.min(parseInt(days, 10), last));
  return day === last - Number(days.split("-")[1] ?? 0);
}

const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

function isDayOfWeek(days: CronFields["daysOfWeek"], date: Date): boolean {
  const weekday = date.getUTCDay() + 1;
  if (typeof days !== "string") return days.includes(weekday);
  if (days === "?") return true;
  if (days === "L") return weekday === 7;
  const [, name = "", sign = "", which] = /^(\d|[A-Z]{3})(L|#)(\d)?$/.exec(days) ?? [];
  const wanted = /\d/.test(name) ? Number(name) : WEEKDAYS.indexOf(name) + 1;
  if (weekday !== wanted) return false;
  const day = date.getUTCDate();
  return sign === "L" ? day + 7 > lastDay(date) : Math.ceil(day / 7) === Number(which);
}

/** What clocks of a time zone show, as if it were UTC. */
function wallClock(at: Date, timeZone: string): number {
  const format = new Intl.DateTimeFormat("en-US", {
    ...{ timeZone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric" },
    ...{ hour: "numeric", minute: "numeric", second: "numeric" },
  });
  const parts = Object.fromEntries(
    format.formatToParts(at).map(({ type, value }) => [type, Number(value)]),
  ) as Readonly<Record<string, number>>;
  const { year = 0, month = 1, day = 1, hour, minute, second } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The moment at which clocks of a time zone show this. */
function inZone(wall: Date, timezone: string): Date {
  const offset = (at: number) => wallClock(new Date(at), timezone) - at;
  const guess = wall.getTime() - offset(wall.getTime());
  return new Date(wall.getTime() - offset(guess));
}
