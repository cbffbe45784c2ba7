import type { Guardrail } from "../../guardrail";
import { isOn } from "#terraform";

export const subnetNoPublicIp: Guardrail = {
  id: "subnet-no-public-ip",
  title: "No subnet gives what starts in it a public address",
  checks: ["CKV_AWS_130", "EC2.15"],
  severity: "high",
  types: ["aws_subnet", "aws_default_subnet"],
  remedy: "set map_public_ip_on_launch to false",
  check: ({ type, attributes }) => {
    const setting = attributes["map_public_ip_on_launch"];
    // A default subnet does it unless told not to.
    const asMade = type === "aws_default_subnet" && (setting === undefined || setting === null);
    return isOn(setting) || asMade ? "gives public addresses on launch" : undefined;
  },
};
