import { z } from "zod";
import { cronRemedy } from "./cron";

/**
 * Schedules of EventBridge Scheduler and of Application Auto Scaling, which share a grammar:
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 * https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-using-cron-expressions.html
 */
const REMEDY =
  "use at(2030-01-31T08:00:00), rate(5 minutes) or cron(0 8 ? * MON-FRI *), each with values of your own";
const AT_REMEDY = "use a date and a time that exist (for example at(2030-01-31T08:00:00))";
const RATE_REMEDY =
  "use a number and its unit, which is minute, hour or day for 1 and minutes, hours or days for more (for example rate(5 minutes))";

/** When something happens: once, at a rate, or by a cron expression of AWS's six fields. */
export const schedule = z
  .string(REMEDY)
  .regex(/^(at|rate|cron)\(.+\)$/, REMEDY)
  .superRefine((text, context) => {
    const remedy = text.startsWith("cron(") ? cronRemedy(argument(text)) : undefined;
    if (remedy !== undefined) context.addIssue({ code: "custom", message: remedy });
  })
  .refine((text) => !text.startsWith("at(") || isLocalTime(argument(text)), AT_REMEDY)
  .refine((text) => !text.startsWith("rate(") || isRate(argument(text)), RATE_REMEDY);

const ZONE_REMEDY = "use a time zone of the IANA database (for example Europe/Berlin)";

/** Node.js knows the zones in any case, AWS in the database's. */
export const timezone = z
  .string(ZONE_REMEDY)
  .regex(/^[A-Z][A-Za-z0-9_+-]*(\/[A-Z][A-Za-z0-9_+-]*)*$/, ZONE_REMEDY)
  .refine(isTimezone, ZONE_REMEDY);

function argument(text: string): string {
  return text.slice(text.indexOf("(") + 1, -1);
}

/** JavaScript takes the 31st of February for the 3rd of March. */
function isLocalTime(text: string): boolean {
  if (!/^\d{4}-/.test(text)) return false;
  const time = new Date(`${text}Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString() === `${text}.000Z`;
}

function isRate(text: string): boolean {
  return /^(1 (minute|hour|day)|([2-9]|[1-9]\d+) (minutes|hours|days))$/.test(text);
}

function isTimezone(text: string): boolean {
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions();
    // A link (US/Eastern) resolves to the name of another zone, and has no spelling of its own here.
    return timeZone === text || timeZone.toLowerCase() !== text.toLowerCase();
  } catch {
    return false;
  }
}
