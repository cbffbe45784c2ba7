import { zoneSlot } from "../../lib/subnet-layout";
import { rule } from "./rule";

/** A zone without a slot would get addresses of the next tier. */
export const zoneSlots = rule(["network"], ({ network }) =>
  network.zones.flatMap((zone, index) => {
    if (zoneSlot(zone) < network.zoneSlots) return [];
    const last = String.fromCharCode("a".charCodeAt(0) + network.zoneSlots - 1);
    const message =
      `has no slot, zoneSlots being ${String(network.zoneSlots)}: use zones a to ${last}, ` +
      "or set zoneSlots to 8 (subnets that exist are replaced)";
    return [{ path: ["network", "zones", index], value: zone, message }];
  }),
);
