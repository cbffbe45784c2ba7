import { expect, test } from "@jest/globals";
import { REGIONS } from "../../config/regions";
import { environmentSchema } from "../../config/schema/environment";
import { fargateZoneIds, zoneLetters, zonesOf } from "../../config/zones";
import { minimal } from "./support";

const defaultZones = (region: (typeof REGIONS)[number]) =>
  zonesOf(environmentSchema.parse({ ...minimal, region }));

test.each(REGIONS)("%s has the zones that it has by default", (region) => {
  const zones = defaultZones(region);
  expect(zones).toHaveLength(2);
  expect(zoneLetters(region) ?? zones).toEqual(expect.arrayContaining([...zones]));
});

test("the default is a and b, but for Tokyo", () => {
  expect(defaultZones("us-east-1")).toEqual(["a", "b"]);
  expect(REGIONS.filter((region) => defaultZones(region).join("") !== "ab")).toEqual([
    "ap-northeast-1",
  ]);
});

test("Fargate lacks zones in three regions", () => {
  expect(REGIONS.filter((region) => fargateZoneIds(region) !== undefined)).toEqual([
    "ap-northeast-1",
    "us-west-1",
    "cn-north-1",
  ]);
});
