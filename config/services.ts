import type { z } from "zod";
import type { serviceSchema } from "./schema/service";

/** A service's settings, defaults filled in. */
export type Service = z.output<typeof serviceSchema>;
export type PublicService = Extract<Service, { kind: "public" }>;
export type ScheduledTask = Extract<Service, { kind: "scheduled" }>;
/** What runs all the time. */
export type RunningService = Exclude<Service, ScheduledTask>;
