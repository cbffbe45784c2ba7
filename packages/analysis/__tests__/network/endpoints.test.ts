import { describe, expect, test } from "@jest/globals";
import { ofGroup, type Resources, rule, service, smallApp } from "./small-app";

const S3: Resources = {
  aws_vpc_endpoint: {
    s3: {
      vpc_id: "${aws_vpc.vpc.id}",
      service_name: "com.amazonaws.us-east-1.s3",
      vpc_endpoint_type: "Gateway",
      route_table_ids: ["${aws_route_table.inside.id}"],
    },
  },
};
/** Without NAT. */
const CLOSED: Resources = {
  aws_route: {
    inside: {
      route_table_id: "${aws_route_table.inside.id}",
      destination_cidr_block: "10.9.0.0/16",
      gateway_id: "local",
    },
  },
};
const SQS: Resources = {
  aws_security_group: { endpoint: { name: "endpoint", vpc_id: "${aws_vpc.vpc.id}" } },
  aws_vpc_endpoint: {
    sqs: {
      vpc_id: "${aws_vpc.vpc.id}",
      service_name: "com.amazonaws.us-east-1.sqs",
      vpc_endpoint_type: "Interface",
      private_dns_enabled: true,
      subnet_ids: ["${aws_subnet.inside.id}"],
      security_group_ids: ["${aws_security_group.endpoint.id}"],
    },
  },
  aws_vpc_security_group_ingress_rule: { endpoint: rule("endpoint", 443, ofGroup("shop")) },
};
const out = (owner: string, peer: object): Resources => ({
  aws_vpc_security_group_egress_rule: { [owner]: rule(owner, 443, { ...peer }) },
});
const ANYWHERE = { cidr_ipv4: "0.0.0.0/0" };

describe("a gateway endpoint", () => {
  const s3 = { from: "shop", to: "aws:s3", port: 443 } as const;

  test("leads to its service without NAT, and only from its route tables", () => {
    expect(smallApp(S3, CLOSED, out("shop", ANYWHERE))).toAllowTraffic(s3);
    expect(smallApp(CLOSED, out("shop", ANYWHERE))).not.toAllowTraffic(s3);
    expect(smallApp(S3, CLOSED)).not.toAllowTraffic(s3);
    const elsewhere = { aws_ecs_service: { shop: service("shop", ["outside"]) } };
    expect(smallApp(S3, elsewhere, out("shop", ANYWHERE))).not.toAllowTraffic(s3);
  });

  test("is let out to by its prefix list", () => {
    const list = { prefix_list_id: "${aws_vpc_endpoint.s3.prefix_list_id}" };
    expect(smallApp(S3, CLOSED, out("shop", list))).toAllowTraffic(s3);
    expect(smallApp(S3, out("shop", list))).not.toAllowTraffic({ ...s3, to: "internet" });
  });

  test("is an error where a rule is for a part of the internet: S3's addresses are AWS's", () => {
    expect(() => {
      expect(smallApp(S3, out("shop", { cidr_ipv4: "52.0.0.0/8" }))).toAllowTraffic(s3);
    }).toThrow("the addresses of aws:s3 are AWS's, and some rule is for a part of the internet");
  });
});

describe("an interface endpoint", () => {
  const sqs = { from: "shop", to: "aws:sqs", port: 443 } as const;

  test("takes the service's place, whatever the internet would let through", () => {
    const app = smallApp(SQS, out("shop", ANYWHERE), out("stock", ANYWHERE));
    expect(app).toAllowTraffic(sqs);
    // NAT leads to SQS too, but the service's name leads to the endpoint, which lets only shop in.
    expect(app).not.toAllowTraffic({ ...sqs, from: "stock" });
    expect(app).toAllowTraffic({ from: "stock", to: "aws:sns", port: 443 });
  });

  test("without private DNS is passed by", () => {
    const [endpoint] = Object.values(SQS["aws_vpc_endpoint"] ?? {});
    const plain = { aws_vpc_endpoint: { sqs: { ...endpoint, private_dns_enabled: false } } };
    expect(smallApp(SQS, plain, out("stock", ANYWHERE))).toAllowTraffic({ ...sqs, from: "stock" });
  });
});
