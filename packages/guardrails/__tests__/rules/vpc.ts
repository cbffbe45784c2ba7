import { type CasesByRule, ref } from "../fixtures";

const vpc = { vpc: {} };
const ofVpc = { vpc_id: ref("aws_vpc.vpc") };

const NO_ENDPOINTS = ["ecr.api", "ecr.dkr", "ssm"].map((name) => `has no endpoint for ${name}`);

export const vpcCases: CasesByRule = {
  "default-security-group-empty": {
    silent: {
      "a locked one": { aws_vpc: vpc, aws_default_security_group: { default: ofVpc } },
      "a locked one as a plan writes it": {
        aws_vpc: { vpc: { id: "vpc-1" } },
        aws_default_security_group: { default: { vpc_id: "vpc-1", ingress: [], egress: [] } },
      },
    },
    fires: {
      "a VPC without one": [{ aws_vpc: vpc }, "leaves its default security group as AWS makes it"],
      "another VPC's": [
        { aws_vpc: { vpc: {}, other: {} }, aws_default_security_group: { default: ofVpc } },
        "leaves its default security group as AWS makes it",
      ],
      "one with a rule inside": [
        {
          aws_default_security_group: {
            default: { egress: [{ protocol: "-1", from_port: 0, to_port: 0 }] },
          },
        },
        "lets traffic through (egress on every port)",
      ],
      "one with a rule beside": [
        {
          aws_default_security_group: { default: {} },
          aws_vpc_security_group_ingress_rule: {
            rule: {
              security_group_id: ref("aws_default_security_group.default"),
              ip_protocol: "tcp",
              from_port: 22,
              to_port: 22,
            },
          },
        },
        "lets traffic through (ingress on tcp port 22)",
      ],
    },
  },
  "vpc-flow-logs": {
    silent: {
      "a log of everything": {
        aws_vpc: vpc,
        aws_flow_log: { log: { ...ofVpc, traffic_type: "ALL" } },
      },
      "two logs, one of what was refused": {
        aws_vpc: vpc,
        aws_flow_log: {
          a: { ...ofVpc, traffic_type: "ACCEPT" },
          b: { ...ofVpc, traffic_type: "REJECT" },
        },
      },
      "a log of what a plan does not know": {
        aws_vpc: vpc,
        aws_flow_log: { log: { ...ofVpc, traffic_type: ref("x.y") } },
      },
    },
    fires: {
      "a VPC without": [{ aws_vpc: vpc }, "has no flow log"],
      "a log of what was let through": [
        { aws_vpc: vpc, aws_flow_log: { log: { ...ofVpc, traffic_type: "ACCEPT" } } },
        "has a flow log that leaves out refused traffic",
      ],
    },
  },
  "subnet-no-public-ip": {
    silent: {
      "a subnet that says no": { aws_subnet: { a: { map_public_ip_on_launch: false } } },
      "a subnet that says nothing": { aws_subnet: { a: {} } },
      "a setting known at plan": { aws_subnet: { a: { map_public_ip_on_launch: ref("x.y") } } },
    },
    fires: {
      "a subnet that says yes": [
        { aws_subnet: { a: { map_public_ip_on_launch: true } } },
        "gives public addresses on launch",
      ],
      "a default subnet, as a plan writes what is not set": [
        { aws_default_subnet: { a: { map_public_ip_on_launch: null } } },
        "gives public addresses on launch",
      ],
      "a default subnet as AWS made it": [
        { aws_default_subnet: { a: {} } },
        "gives public addresses on launch",
      ],
    },
  },
  "default-network-acl-locked": {
    silent: {
      "a locked one": {
        aws_vpc: vpc,
        aws_default_network_acl: {
          default: { default_network_acl_id: ref("aws_vpc.vpc", "default_network_acl_id") },
        },
      },
      "a locked one that exists": {
        aws_vpc: { vpc: { id: "vpc-1", default_network_acl_id: "acl-1" } },
        aws_default_network_acl: { default: { default_network_acl_id: "acl-1", ingress: [] } },
      },
      "one that denies": {
        aws_default_network_acl: { default: { ingress: [{ action: "deny" }] } },
      },
    },
    fires: {
      "a VPC without one": [
        { aws_vpc: vpc },
        "leaves its default network ACL as AWS makes it, open",
      ],
      "another VPC's": [
        {
          aws_vpc: { vpc: { id: "vpc-1", default_network_acl_id: "acl-1" } },
          aws_default_network_acl: { default: { default_network_acl_id: "acl-2" } },
        },
        "leaves its default network ACL as AWS makes it, open",
      ],
      "one with a rule inside": [
        { aws_default_network_acl: { default: { ingress: [{ action: "allow" }] } } },
        "allows traffic",
      ],
      "one with a rule beside": [
        {
          aws_default_network_acl: { default: {} },
          aws_network_acl_rule: {
            rule: {
              network_acl_id: ref("aws_default_network_acl.default"),
              rule_action: "allow",
            },
          },
        },
        "allows traffic",
      ],
    },
  },
  "network-acl-used": {
    silent: {
      "one of a subnet": { aws_network_acl: { acl: { subnet_ids: [ref("aws_subnet.a")] } } },
      "one of subnets that a plan does not know": {
        aws_network_acl: { acl: { subnet_ids: ref("aws_subnet.a") } },
      },
      "one with an association": {
        aws_network_acl: { acl: {} },
        aws_network_acl_association: { a: { network_acl_id: ref("aws_network_acl.acl") } },
      },
    },
    fires: {
      "one of none": [{ aws_network_acl: { acl: { subnet_ids: [] } } }, "guards no subnet"],
    },
  },
  "vpc-endpoints": {
    silent: {
      "one for each": {
        aws_vpc: vpc,
        aws_vpc_endpoint: Object.fromEntries(
          ["ecr.api", "ecr.dkr", "ssm"].map((service) => [
            service,
            {
              ...ofVpc,
              vpc_endpoint_type: "Interface",
              service_name: `com.amazonaws.eu-west-1.${service}`,
            },
          ]),
        ),
      },
    },
    fires: {
      none: [{ aws_vpc: vpc }, ...NO_ENDPOINTS],
      "another service's, whose name ends alike": [
        {
          aws_vpc: vpc,
          aws_vpc_endpoint: {
            other: { ...ofVpc, vpc_endpoint_type: "Interface", service_name: "com.aws.x-ssm" },
          },
        },
        ...NO_ENDPOINTS,
      ],
    },
  },
};
