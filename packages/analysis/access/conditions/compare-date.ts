import { comparing } from "./compare-values";

const MILLISECONDS_PER_SECOND = 1000;
const EPOCH_SECONDS = /^\d+$/;
/** W3C's profile of ISO 8601: a day, or a time with its zone. */
const ISO = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;

function parse(text: string): number | undefined {
  if (EPOCH_SECONDS.test(text)) return Number(text) * MILLISECONDS_PER_SECOND;
  const time = ISO.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

export const compareDate = (holds: (request: number, policy: number) => boolean) =>
  comparing("a date (2030-01-31, 2030-01-31T12:00:00Z or seconds since 1970)", parse, holds);
