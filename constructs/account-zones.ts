import { DataAwsAvailabilityZones } from "@cdktf/provider-aws/lib/data-aws-availability-zones";
import { Fn, Op, TerraformSelf, Token } from "cdktf";
import { Construct } from "constructs";

export interface AccountZonesProps {
  readonly region: string;
  /** Full names of the zones in use (for example `us-east-1a`). */
  readonly zones: readonly string[];
  /** IDs of the zones that tasks can run in. @default those of the whole region */
  readonly taskZoneIds?: readonly string[] | undefined;
}

/**
 * Asks the account which zones it has, and ends the plan if one in use is not among them: the same
 * letter is another zone in another account, or none
 * (https://docs.aws.amazon.com/global-infrastructure/latest/regions/az-ids.html).
 */
export class AccountZones extends Construct {
  constructor(scope: Construct, id: string, props: AccountZonesProps) {
    super(scope, id);
    const { region, taskZoneIds } = props;
    const zones = [...props.zones];
    const names = Token.asList(TerraformSelf.getAny("names"));
    const missing = without(zones, names);
    new DataAwsAvailabilityZones(this, "zones", {
      lifecycle: {
        postcondition: [
          {
            condition: isEmpty(missing),
            errorMessage:
              `The account has no zone ${Fn.join(", ", missing)} in ${region}: set network.zones to ` +
              `letters of ${Fn.join(", ", names)}`,
          },
          ...(taskZoneIds ? [fargateZones(zones, names, taskZoneIds)] : []),
        ],
      },
    });
  }
}

function fargateZones(zones: string[], names: string[], taskZoneIds: readonly string[]) {
  const idOf = Token.asAny(Fn.zipmap(names, Token.asList(TerraformSelf.getAny("zone_ids"))));
  // A zone that is not there has the other message, so any ID that is right will do.
  const ids = zones.map((zone) => Token.asString(Fn.lookup(idOf, zone, taskZoneIds[0])));
  const unfit = without(ids, [...taskZoneIds]);
  return {
    condition: isEmpty(unfit),
    errorMessage:
      `Fargate runs no tasks in ${Fn.join(", ", unfit)}: set network.zones to letters of ` +
      `zones with the IDs ${taskZoneIds.join(", ")}. The account has ${Fn.jsonencode(idOf)}`,
  };
}

const without = (list: string[], others: string[]) => Token.asList(Fn.setsubtract(list, others));

const isEmpty = (list: string[]) => Op.lt(Fn.lengthOf(list), 1);
