/**
 * Cron expressions of EventBridge Scheduler, which Application Auto Scaling takes as well: six fields,
 * each with its range, its names and its signs.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based
 * https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-using-cron-expressions.html
 */
interface Field {
  readonly name: string;
  readonly first: number;
  readonly last: number;
  /** Names of the values from `first` on. @default none: numbers only */
  readonly names?: readonly string[];
  /** What the field takes besides `*`, values, ranges, steps and lists of them. @default nothing */
  readonly special?: { readonly pattern: RegExp; readonly words: string };
  /** Whether `/` may follow. @default true */
  readonly steps?: boolean;
}

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const DAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

const FIELDS: readonly Field[] = [
  { name: "minutes", first: 0, last: 59 },
  { name: "hours", first: 0, last: 23 },
  {
    name: "day of month",
    first: 1,
    last: 31,
    special: {
      pattern: /^(\?|L|LW|L-([1-9]|[12]\d|30)|([1-9]|[12]\d|3[01])W)$/,
      words: "?, L, 15W",
    },
  },
  { name: "month", first: 1, last: 12, names: MONTHS },
  {
    name: "day of week",
    first: 1,
    last: 7,
    names: DAYS,
    special: {
      pattern: /^(\?|L|([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(L|#[1-5]))$/,
      words: "?, 6L, 6#3",
    },
    steps: false,
  },
  { name: "year", first: 1970, last: 2199 },
];

const [DAY_OF_MONTH, DAY_OF_WEEK] = [2, 4];

const SHAPE =
  "use six fields (minutes, hours, day of month, month, day of week, year), a ? for one of the two days (for example cron(0 8 ? * MON-FRI *))";

/** What to do about a cron expression that AWS refuses; nothing about one that it takes. */
export function cronRemedy(text: string): string | undefined {
  const texts = text.split(" ");
  const isUnspecified = (index: number) => texts[index] === "?";
  if (
    texts.length !== FIELDS.length ||
    isUnspecified(DAY_OF_MONTH) === isUnspecified(DAY_OF_WEEK)
  ) {
    return SHAPE;
  }
  const wrong = FIELDS.filter((field, index) => !isField(field, texts[index] ?? ""));
  if (wrong.length === 0) return undefined;
  return `use ${wrong.map((field) => `${field.name} ${allowed(field)}`).join(", ")}`;
}

/** What a cron expression's fields take: values, or a day as a sign says it (`L`, `15W`, `6#3`, `?`). */
export interface CronFields {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly daysOfMonth: readonly number[] | string;
  readonly months: readonly number[];
  /** 1 is Sunday. */
  readonly daysOfWeek: readonly number[] | string;
  readonly years: readonly number[];
}

/** @param text one that AWS takes */
export function cronFields(text: string): CronFields {
  const texts = text.split(" ");
  const [minutes, hours, daysOfMonth, months, daysOfWeek, years] = FIELDS.map((field, index) => {
    const own = texts[index] ?? "";
    return field.special?.pattern.test(own) ? own : valuesOf(field, own);
  });
  const numbers = (values: readonly number[] | string = []) =>
    typeof values === "string" ? [] : values;
  return {
    minutes: numbers(minutes),
    hours: numbers(hours),
    daysOfMonth: daysOfMonth ?? [],
    months: numbers(months),
    daysOfWeek: daysOfWeek ?? [],
    years: numbers(years),
  };
}

function valuesOf(field: Field, text: string): readonly number[] {
  const values = text.split(",").flatMap((item) => {
    const [range = "", step] = item.split("/");
    const [from = field.first, to] =
      range === "*"
        ? [field.first, field.last]
        : range.split("-").map((value) => valueOf(field, value));
    const last = to ?? (step === undefined ? from : field.last);
    const by = Number(step ?? 1);
    return Array.from({ length: Math.floor((last - from) / by) + 1 }, (_, at) => from + at * by);
  });
  return [...new Set(values)].toSorted((a, b) => a - b);
}

function allowed({ first, last, names, special, steps = true }: Field): string {
  const words = names ? ` or ${names[0] ?? ""} to ${names.at(-1) ?? ""}` : "";
  return `of ${first} to ${last}${words} (also *, lists, ranges upward${steps ? ", steps" : ""}${special ? `, ${special.words}` : ""})`;
}

function isField(field: Field, text: string): boolean {
  if (field.special?.pattern.test(text)) return true;
  return text.split(",").every((item) => isItem(field, item));
}

/** `*`, a value, or a range, and after it a step where the field has steps. */
function isItem(field: Field, item: string): boolean {
  const [range = "", step, ...rest] = item.split("/");
  if (rest.length > 0) return false;
  if (step !== undefined && (field.steps === false || !isStep(field, step))) return false;
  if (range === "*") return true;
  const values = range.split("-").map((value) => valueOf(field, value));
  const [from, to = from] = values;
  return values.length <= 2 && from !== undefined && to !== undefined && from <= to;
}

/** A step leads from one value to another of the field. */
function isStep({ first, last }: Field, text: string): boolean {
  return /^[1-9]\d*$/.test(text) && Number(text) <= last - first + 1;
}

function valueOf({ first, last, names = [] }: Field, text: string): number | undefined {
  const name = names.indexOf(text);
  if (name >= 0) return first + name;
  if (!/^\d{1,4}$/.test(text)) return undefined;
  const value = Number(text);
  return value >= first && value <= last ? value : undefined;
}
