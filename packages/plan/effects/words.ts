import { aboutText } from "./about";
import type { Effect, EffectReason, ServiceEffect } from "./types";

/** What a report calls an effect. */
export const EFFECT_WORDS: Readonly<Record<Effect | "warning", string>> = {
  untouched: "untouched",
  new: "new",
  "next-run": "next run changed",
  "rolled-out": "rolled out",
  unknown: "unknown",
  interrupted: "interrupted",
  stopped: "stopped",
  warning: "warning",
};

/** Whether a gate closes on it. */
export const isGrave = ({ effect }: Pick<ServiceEffect, "effect">): boolean =>
  effect === "stopped" || effect === "interrupted";

/** Whether there is anything to say of it. */
export const isSpoken = ({ effect, reasons }: ServiceEffect): boolean =>
  effect !== "untouched" || reasons.length > 0;

/** `interrupted for about 6 minutes` */
export const effectText = ({ effect, seconds }: ServiceEffect): string =>
  seconds === undefined
    ? EFFECT_WORDS[effect]
    : `${EFFECT_WORDS[effect]} for ${aboutText(seconds)}`;

/** A reason; of one that does something else than the service's effect also what that is. */
export function reasonText(
  { effect, why, seconds }: EffectReason,
  service: Pick<ServiceEffect, "effect" | "seconds">,
): string {
  const about =
    seconds === undefined || seconds === service.seconds ? "" : ` (${aboutText(seconds)})`;
  return `${effect === service.effect ? "" : `${EFFECT_WORDS[effect]}: `}${why}${about}`;
}

/** The services as lines of a terminal: those of which there is something to say. */
export function effectLines(services: readonly ServiceEffect[]): string[] {
  const untouched = services.filter((service) => !isSpoken(service)).map(({ name }) => name);
  return [
    ...services
      .filter(isSpoken)
      .flatMap((service) => [
        `${service.name}: ${effectText(service)}`,
        ...service.reasons.map((one) => `  ${reasonText(one, service)}`),
      ]),
    ...(untouched.length > 0 ? [`untouched: ${untouched.join(", ")}`] : []),
  ];
}
