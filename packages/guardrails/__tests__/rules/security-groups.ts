import { type CasesByRule, ref } from "../fixtures";

const group = { group: { description: "Guards the service" } };
const ofGroup = { security_group_id: ref("aws_security_group.group") };
const world = { ...ofGroup, ip_protocol: "tcp", cidr_ipv4: "0.0.0.0/0" };
const balancer = { lb: { security_groups: [ref("aws_security_group.group")] } };

const ingress = (rule: object) => ({
  aws_security_group: group,
  aws_vpc_security_group_ingress_rule: { rule: { ...rule } },
});
const egress = (rule: object) => ({ aws_vpc_security_group_egress_rule: { rule: { ...rule } } });

export const securityGroupCases: CasesByRule = {
  "security-group-descriptions": {
    silent: {
      "a group and a rule that say it": ingress({ ...ofGroup, description: "HTTPS from the VPC" }),
    },
    fires: {
      "a group that does not": [
        { aws_security_group: { group: {} } },
        "has no description of its own",
      ],
      "the provider's placeholder": [
        { aws_security_group: { group: { description: "Managed by Terraform" } } },
        "has no description of its own",
      ],
      "a rule that does not": [ingress(ofGroup), "has no description"],
      "an older rule that does not": [
        { aws_security_group_rule: { rule: { type: "egress" } } },
        "has no description",
      ],
      "a rule inside that does not": [
        {
          aws_security_group: {
            group: {
              description: "Guards",
              ingress: [{ protocol: "tcp", from_port: 22, to_port: 22 }, { description: "x" }],
            },
          },
        },
        "has no description for ingress on tcp port 22",
      ],
    },
  },
  "security-group-open-to-world": {
    silent: {
      "443 of a load balancer": {
        ...ingress({ ...world, from_port: 443, to_port: 443 }),
        aws_lb: balancer,
      },
      "a block of addresses": ingress({ ...world, cidr_ipv4: "10.0.0.0/8", from_port: 22 }),
      "another group": ingress({ ...ofGroup, referenced_security_group_id: ref("x.y") }),
      "a way out": egress({ ...world, from_port: 443, to_port: 443 }),
    },
    fires: {
      "22 of anything": [
        ingress({ ...world, from_port: 22, to_port: 22 }),
        "lets 0.0.0.0/0 in on tcp port 22",
      ],
      "443 of something else": [
        ingress({ ...world, from_port: 443, to_port: 443 }),
        "lets 0.0.0.0/0 in on tcp port 443",
      ],
      "more than 443 of a load balancer": [
        { ...ingress({ ...world, from_port: 443, to_port: 8443 }), aws_lb: balancer },
        "lets 0.0.0.0/0 in on tcp ports 443 to 8443",
      ],
      "every port, by IPv6": [
        ingress({ ...ofGroup, ip_protocol: "-1", cidr_ipv6: "::/0" }),
        "lets ::/0 in on every port",
      ],
      "the world in halves": [
        {
          aws_security_group: {
            group: {
              ingress: {
                protocol: "tcp",
                from_port: 3389,
                to_port: 3389,
                cidr_blocks: ["0.0.0.0/1", "128.0.0.0/1"],
              },
            },
          },
        },
        "lets 0.0.0.0/1 in on tcp port 3389",
        "lets 128.0.0.0/1 in on tcp port 3389",
      ],
      "an older rule": [
        {
          aws_security_group_rule: {
            rule: {
              type: "ingress",
              protocol: "tcp",
              from_port: 80,
              to_port: 80,
              cidr_blocks: ["0.0.0.0/0"],
            },
          },
        },
        "lets 0.0.0.0/0 in on tcp port 80",
      ],
    },
  },
  "security-group-egress": {
    silent: {
      "one port": egress({ ...world, from_port: 443, to_port: 443 }),
      "every port of a block": egress({ ...world, ip_protocol: "-1", cidr_ipv4: "10.0.0.0/16" }),
      "every port in": ingress({ ...world, ip_protocol: "-1" }),
    },
    fires: {
      "every port and protocol": [
        egress({ ...ofGroup, ip_protocol: "-1", cidr_ipv4: "0.0.0.0/0" }),
        "lets everything out to 0.0.0.0/0",
      ],
      "every port of TCP": [
        egress({ ...world, from_port: 0, to_port: 65535 }),
        "lets everything out to 0.0.0.0/0",
      ],
    },
  },
  "security-group-attached": {
    silent: {
      "to a service, deep inside": {
        aws_security_group: group,
        aws_ecs_service: {
          service: {
            network_configuration: [{ security_groups: [ref("aws_security_group.group")] }],
          },
        },
      },
      "to an endpoint": {
        aws_security_group: group,
        aws_vpc_endpoint: {
          ssm: { policy: null, security_group_ids: ["sg-1", ref("aws_security_group.group")] },
        },
      },
      "in one of two places": {
        aws_security_group: group,
        aws_ecs_service: {
          service: {
            network: { security_groups: [ref("aws_security_group.group")] },
            other: { security_groups: ["sg-1"] },
          },
        },
      },
    },
    fires: {
      "only by its own rules": [ingress(ofGroup), "guards nothing"],
      "not, though another one is": [
        {
          aws_security_group: { group: {}, other: {} },
          aws_lb: balancer,
        },
        "guards nothing",
      ],
    },
  },
};
