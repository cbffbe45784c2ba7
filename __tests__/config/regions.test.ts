import { partition } from "@aws-sdk/core/client";
import { expect, test } from "@jest/globals";
import { dnsSuffixOf, partitionOf, REGIONS } from "../../config/regions";

test.each(REGIONS)("the SDK knows %s, and its partition", (region) => {
  // What the SDK only guesses by a region's name has no description.
  expect(partition(region)).toMatchObject({
    name: partitionOf(region),
    dnsSuffix: dnsSuffixOf(region),
    description: expect.any(String),
  });
});
