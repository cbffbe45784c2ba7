import { describe, expect, test } from "@jest/globals";
import { reachability } from "../../network/reachability";
import { BALANCED, rule, smallApp } from "./small-app";

/** Of the load balancer's 443. */
const lets = (cidr: string) =>
  smallApp(BALANCED, {
    aws_vpc_security_group_ingress_rule: { "front-in": rule("front", 443, { cidr_ipv4: cidr }) },
  });

describe("reachability", () => {
  test("has a line for everything that reaches something, and the part where only a part does", () => {
    expect(`\n${reachability(lets("203.0.113.0/24"))}\n`).toMatchInlineSnapshot(`
      "
      from                        to                          protocol  ports                      through
      internet                    alb                         tcp       443 (from 203.0.113.0/24)  internet gateway
      internet                    shop                        tcp       443 (from 203.0.113.0/24)  internet gateway, alb
      internet                    subnet:aws_subnet.outside   tcp, udp  any port                   internet gateway
      alb                         shop                        tcp       8080
      subnet:aws_subnet.outside   internet                    tcp, udp  any port                   internet gateway
      subnet:aws_subnet.outside   subnet:aws_subnet.inside    tcp, udp  any port
      subnet:aws_subnet.outside   subnet:aws_subnet.inside-b  tcp, udp  any port
      subnet:aws_subnet.inside    internet                    tcp, udp  any port                   NAT gateway
      subnet:aws_subnet.inside    subnet:aws_subnet.outside   tcp, udp  any port
      subnet:aws_subnet.inside    subnet:aws_subnet.inside-b  tcp, udp  any port
      subnet:aws_subnet.inside-b  internet                    tcp, udp  any port                   NAT gateway
      subnet:aws_subnet.inside-b  subnet:aws_subnet.outside   tcp, udp  any port
      subnet:aws_subnet.inside-b  subnet:aws_subnet.inside    tcp, udp  any port
      "
    `);
  });

  test("says what nobody can say before a plan", () => {
    expect(reachability(lets("${var.office}"))).toContain("443 undecided: ");
  });
});
