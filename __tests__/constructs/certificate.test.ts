import { expect, test } from "@jest/globals";
import { TerraformOutput } from "cdktf";
import { Certificate } from "../../constructs/certificate";
import { resourcesOf } from "#testing";
import { awsStack } from "./support";

const stackWith = (domainName: string, alternativeNames: string[] = []) => {
  const stack = awsStack();
  const { arn } = new Certificate(stack, "certificate", {
    domainName,
    alternativeNames,
    hostedZoneId: "Z0123456789ABCDEFGHIJ",
  });
  new TerraformOutput(stack, "arn", { value: arn, staticId: true });
  return stack;
};

test("is validated by DNS, and replaced before it goes", () => {
  expect(stackWith("app.example.com", ["www.example.com"])).toHaveResource("aws_acm_certificate", {
    domain_name: "app.example.com",
    subject_alternative_names: ["www.example.com"],
    validation_method: "DNS",
    lifecycle: { create_before_destroy: true },
  });
});

test("every name has its record in the zone", () => {
  const stack = stackWith("app.example.com", ["www.example.com"]);
  const records = resourcesOf(stack, "aws_route53_record");
  expect(records).toHaveLength(2);
  for (const [index, domain] of ["app.example.com", "www.example.com"].entries()) {
    const option = (attribute: string) =>
      expect.stringMatching(
        new RegExp(
          `^\\$\\{one\\(\\[for option in aws_acm_certificate\\.\\w+\\.domain_validation_options : option\\.${attribute} if option\\.domain_name == "${domain}"\\]\\)\\}$`,
        ),
      );
    expect(records[index]?.attributes).toMatchObject({
      zone_id: "Z0123456789ABCDEFGHIJ",
      name: option("resource_record_name"),
      type: option("resource_record_type"),
      records: [option("resource_record_value")],
    });
  }
  const [validation] = resourcesOf(stack, "aws_acm_certificate_validation");
  expect(validation?.attributes["validation_record_fqdns"]).toEqual(
    records.map(({ name }) => `\${aws_route53_record.${name}.fqdn}`),
  );
});

test("a wildcard and the name below it share a record, as they do at ACM", () => {
  const stack = stackWith("example.com", ["*.example.com"]);
  expect(stack).toHaveResourceCount("aws_route53_record", 1);
});

test("whoever uses it waits until it is issued", () => {
  expect(stackWith("app.example.com")).toHaveOutput(
    "arn",
    expect.stringMatching(/^\$\{aws_acm_certificate_validation\..*\.certificate_arn\}$/),
  );
});
