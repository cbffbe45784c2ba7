import { describe, expect, test } from "@jest/globals";
import { absent } from "../../absent";
import { json } from "../../json";
import { synthesizeStack } from "../../synthesize";
import { parseStack } from "#terraform";
import { failureOf } from "../failure-of";
import { smallApp } from "./small-app";

const { network, shop, alone, vpc } = smallApp();

describe("toHaveOutput", () => {
  test("passes on a name, and on a name with its value", () => {
    expect(network).toHaveOutput("vpcId");
    expect(network).toHaveOutput("vpcId", "${aws_vpc.vpc.id}");
    expect(network).toHaveOutput("vpcId", vpc.id);
    expect(synthesizeStack(network)).toHaveOutput("cidrs", { other: "10.1.0.0/16", no: absent });
    expect(network).not.toHaveOutput("vpcCidr");
    expect(network).not.toHaveOutput("vpcId", vpc.arn);
  });

  test("says what the value is instead, and where", () => {
    expect(
      failureOf(() => {
        expect(network).toHaveOutput("vpcId", "vpc-1");
      }),
    ).toBe('output vpcId differs\n  expected "vpc-1", received "${aws_vpc.vpc.id}"');
    expect(
      failureOf(() => {
        expect(network).toHaveOutput("cidrs", { other: "::/0" });
      }),
    ).toBe('output cidrs differs\n  other: expected "::/0", received "10.1.0.0/16"');
    expect(
      failureOf(() => {
        expect(network).not.toHaveOutput("unread", "nobody");
      }),
    ).toBe('expected output unread to be another, got "nobody"');
  });

  test("says which outputs there are, also when only the value was not to be", () => {
    const failure = "expected output vpcID, but the stack has cidrs, unread, vpcArn, vpcId";
    expect(
      failureOf(() => {
        expect(network).toHaveOutput("vpcID");
      }),
    ).toBe(failure);
    expect(
      failureOf(() => {
        expect(network).not.toHaveOutput("vpcID", "vpc-1");
      }),
    ).toBe(failure);
    expect(
      failureOf(() => {
        expect(shop).toHaveOutput("vpcId", "vpc-1");
      }),
    ).toBe("expected output vpcId, but the stack has none");
    expect(
      failureOf(() => {
        expect(network).not.toHaveOutput("unread");
      }),
    ).toBe('expected no output unread, got "nobody"');
  });

  test("what every object inherits is no output", () => {
    expect(network).not.toHaveOutput("toString");
  });

  test("refuses undefined, which no output is, and json() with not", () => {
    expect(
      failureOf(() => {
        expect(network).not.toHaveOutput("vpcId", undefined);
      }),
    ).toBe("output vpcId is expected to be undefined: for what is not set write absent");
    expect(
      failureOf(() => {
        expect(network).not.toHaveOutput("vpcId", json({}));
      }),
    ).toMatch(/^where nothing is to fit, json\(\)/);
  });

  test("refuses whatever is no stack", () => {
    expect(
      failureOf(() => {
        expect({ outputs: {} }).not.toHaveOutput("vpcId");
      }),
    ).toBe("expect() takes a TerraformStack or a SynthesizedStack here");
  });
});

describe("toHaveOutputReadBy", () => {
  test("passes on those who read the output, however they spell it, and on nobody", () => {
    expect(network).toHaveOutputReadBy("vpcId", ["shop"]);
    expect(synthesizeStack(network)).toHaveOutputReadBy("vpcArn", [shop]);
    expect(network).toHaveOutputReadBy("cidrs", [shop]);
    expect(network).toHaveOutputReadBy("unread", []);
    expect(network).not.toHaveOutputReadBy("vpcId", []);
  });

  test("an output of the same name in another state is another", () => {
    expect(alone).toHaveOutputReadBy("vpcId", []);
  });

  test("says who reads it", () => {
    expect(
      failureOf(() => {
        expect(network).toHaveOutputReadBy("vpcId", [alone, shop]);
      }),
    ).toBe(
      'expected output vpcId of network to be read by exactly ["alone", "shop"], it is read by ["shop"]',
    );
    expect(
      failureOf(() => {
        expect(network).not.toHaveOutputReadBy("vpcId", [shop]);
      }),
    ).toBe(
      'expected output vpcId of network not to be read by exactly ["shop"], it is read by ["shop"]',
    );
  });

  test("refuses an output and a stack that do not exist", () => {
    expect(
      failureOf(() => {
        expect(network).not.toHaveOutputReadBy("vpcID", []);
      }),
    ).toBe("stack network has no output vpcID; did you mean vpcId?");
    expect(
      failureOf(() => {
        expect(network).not.toHaveOutputReadBy("vpcId", ["shopp"]);
      }),
    ).toBe("the app has no stack shopp; did you mean shop?");
  });

  test("refuses a stack without its app", () => {
    const read = parseStack("network", { output: { vpcId: { value: "vpc-1" } } });
    expect(
      failureOf(() => {
        expect(read).toHaveOutputReadBy("vpcId", []);
      }),
    ).toBe(
      "expect() takes a stack of cdktf here, or of synthesizeApp(): the app around network is needed",
    );
  });
});
