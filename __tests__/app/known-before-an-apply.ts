import { expect, test } from "@jest/globals";
import { resolveReferences } from "#terraform";
import { expectListed } from "../listed";
import { wholeAppRead } from "./synthesized-app";

const synthesized = wholeAppRead();
const resolved = resolveReferences(synthesized);

/** What AWS gives a resource when it makes it, by type. Nothing else may be left to a plan. */
const GIVEN_BY_AWS: Readonly<Record<string, readonly string[]>> = {
  aws_acm_certificate: ["arn", "domain_validation_options"],
  aws_ecs_service: ["task_definition"],
  aws_ecs_task_definition: ["arn"],
  aws_egress_only_internet_gateway: ["id"],
  aws_eip: ["allocation_id", "public_ip"],
  aws_internet_gateway: ["id"],
  aws_kms_key: ["arn", "key_id"],
  aws_lb: ["arn", "arn_suffix", "dns_name", "zone_id"],
  aws_lb_listener: ["arn"],
  aws_lb_target_group: ["arn", "arn_suffix"],
  aws_nat_gateway: ["id"],
  aws_network_acl: ["id"],
  // Its name is what ACM asks for to validate a domain.
  aws_route53_record: ["fqdn"],
  aws_route_table: ["id"],
  aws_security_group: ["id"],
  aws_service_discovery_http_namespace: ["arn"],
  aws_subnet: ["id"],
  aws_vpc: ["default_network_acl_id", "id", "ipv6_cidr_block"],
  "data.aws_availability_zones": ["names"],
  "data.aws_ecs_service": ["task_definition"],
  "data.aws_ssm_parameter": ["insecure_value"],
  "ephemeral.aws_secretsmanager_random_password": ["random_password"],
};

const textOf = ({ stacks }: typeof resolved) =>
  JSON.stringify(
    stacks.map(({ resources, dataSources, outputs }) => [resources, dataSources, outputs]),
  );

test("nothing is left to a plan that is known before", () => {
  const left: string[] = [];
  const qualified = /\.((?:data\.|ephemeral\.)?aws_\w+)\.[\w-]+(?:\.\d+)?\.(\w+)/g;
  for (const [expression] of textOf(resolved).matchAll(/\$\{[^}]*\}/g)) {
    for (const [, type = "", attribute = ""] of expression.matchAll(qualified)) {
      left.push(`${type}.${attribute}`);
    }
  }
  expectListed(
    left,
    Object.entries(GIVEN_BY_AWS).flatMap(([type, given]) => given.map((one) => `${type}.${one}`)),
    "GIVEN_BY_AWS (__tests__/app/known-before-an-apply.ts)",
  );
});

test("every value of another stack is followed to where it comes from", () => {
  expect(textOf(synthesized)).toContain("${data.terraform_remote_state.");
  expect(textOf(resolved)).not.toMatch(/\$\{[^}]*terraform_remote_state/);
});

test("every reference says which stack it is of", () => {
  const ids = new Set(resolved.stacks.map(({ id }) => id));
  const references = [...textOf(resolved).matchAll(/\$\{([\w-]+)\.[\w.-]+\}/g)];
  expect(references.length).toBeGreaterThan(100);
  for (const [, id = ""] of references) expect(ids).toContain(id);
});
