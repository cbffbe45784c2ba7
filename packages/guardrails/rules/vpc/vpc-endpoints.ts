import type { Guardrail } from "../../guardrail";
import { referrersOf } from "../../support/references";

/** EC2.55, EC2.56 and EC2.57 ask for one of these each. */
const SERVICES = ["ecr.api", "ecr.dkr", "ssm"];

export const vpcEndpoints: Guardrail = {
  id: "vpc-endpoints",
  title: "Images and parameters reach a VPC through its own endpoints",
  checks: ["EC2.55", "EC2.56", "EC2.57"],
  severity: "medium",
  types: ["aws_vpc"],
  remedy: "add an interface endpoint for each (network.interfaceEndpoints in this project)",
  check: (vpc, context) => {
    const names = referrersOf(context, "aws_vpc_endpoint", "vpc_id", vpc)
      .filter(({ attributes }) => attributes["vpc_endpoint_type"] === "Interface")
      .map(({ attributes }) => String(attributes["service_name"]));
    const missing = SERVICES.filter(
      (service) => !names.some((name) => name.endsWith(`.${service}`)),
    );
    return missing.map((service) => ({ about: service, why: `has no endpoint for ${service}` }));
  },
};
