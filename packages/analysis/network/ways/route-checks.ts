import type { PartyAddress } from "../parties/party-address";
import { doubtful } from "../values/answer";
import { ALL_PORTS, isOnInternet } from "#aws";
import { check, type Check, passes, stops } from "./check";
import type { Leading } from "./route-lookup";

/** A private IPv4 address is not seen from outside; every IPv6 address is. */
export function publicAddress({ address, hasPublicAddress }: PartyAddress): Check[] {
  if (address.family === 6) return [];
  return [
    hasPublicAddress
      ? passes(() => `${address.text} has a public address`)
      : stops(() => `${address.text} has no public address`),
  ];
}

/** A gateway to the internet leads to its addresses and no others. */
export function onInternet({ address }: PartyAddress): Check[] {
  return isOnInternet(address) ? [] : [stops(() => `${address.text} is not on the internet`)];
}

/** A route that leads elsewhere: to nothing, to something that lets nothing in, or who knows. */
export function leaves(target: Leading["target"], text: () => string): Check {
  if (target.kind !== "other") return stops(text);
  const reason = `${text()}: what is behind it is not in the app; ask for the way up to it`;
  return check(doubtful(ALL_PORTS, reason), text);
}
