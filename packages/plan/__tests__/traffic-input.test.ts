import { describe, expect, test } from "@jest/globals";
import { publicTraffic } from "../gates/public-traffic";
import { rowDiff } from "../row-diff";
import { trafficInput } from "../traffic-input";
import { plansOf } from "./deployed";
import {
  app,
  changes,
  edited,
  FROM_ANYWHERE,
  FROM_OFFICE,
  linesOf,
  withChanged,
  without,
  world,
} from "./traffic-app";

test.each([
  { planned: "every stack", only: [] },
  { planned: "dev-network", only: ["dev-network"] },
  { planned: "dev-front", only: ["dev-front"] },
])("an environment that nothing changes says the same twice, with $planned planned", ({ only }) => {
  expect(changes(app, app, ...only)).toEqual([]);
});

describe("a rule", () => {
  test("that goes takes its rows along, although AWS tells it of its group as well", () => {
    expect(changes(app, without("front-in"))).toEqual([`- ${FROM_OFFICE}`]);
  });

  test("that lets more in is blocked", () => {
    expect(changes(app, world)).toEqual([
      `- ${FROM_OFFICE}`,
      `+ ${FROM_ANYWHERE}`,
      "+ subnet:aws_subnet.outside  alb  tcp  443",
      "+ subnet:aws_subnet.inside  alb  tcp  443",
      "+ subnet:aws_subnet.inside-b  alb  tcp  443",
    ]);
    const { before, after, problems } = trafficInput(plansOf(app, world), world);
    const traffic = { before, rows: rowDiff(before, after), problems };
    const nothing = { services: [], stacks: [], access: [], roleMoves: [], findings: [] };
    expect(
      publicTraffic({ environment: "dev", brandNew: false, traffic, ...nothing }),
    ).toMatchObject([{ address: "internet->alb" }]);
  });

  test("that names a group in place of addresses is no rule for them any more", () => {
    const ofGroup = edited((one) => {
      const attributes = Object.fromEntries(
        Object.entries(one.attributes).map(([name, value]) =>
          name === "cidr_ipv4"
            ? ["referenced_security_group_id", "${dev-network.aws_security_group.shop.id}"]
            : [name, value],
        ),
      );
      return one.name === "front-in" ? { ...one, attributes } : one;
    });
    expect(changes(app, ofGroup)).toEqual([`- ${FROM_OFFICE}`]);
    expect(changes(ofGroup, app)).toEqual([`+ ${FROM_OFFICE}`]);
  });
});

test("a route to the internet shows", () => {
  const routes = edited((one) =>
    one.type === "aws_route" && one.name === "inside"
      ? {
          ...one,
          attributes: {
            route_table_id: one.attributes["route_table_id"],
            destination_cidr_block: "0.0.0.0/0",
            gateway_id: "${dev-network.aws_internet_gateway.gateway.id}",
          },
        }
      : one,
  );
  expect(changes(app, routes)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^\+ internet {2}subnet:aws_subnet.inside {2}.* internet gateway$/),
      expect.stringMatching(/^- subnet:aws_subnet.inside {2}internet {2}.* NAT gateway$/),
    ]),
  );
});

test("a subnet that goes takes its rows along, also one whose block AWS has chosen", () => {
  const SUBNETS = ["outside", "inside", "inside-b"];
  const withIpv6 = edited(({ attributes, ...one }) => {
    const index = String(SUBNETS.indexOf(one.name));
    const block = `\${cidrsubnet(dev-network.aws_vpc.vpc.ipv6_cidr_block, 8, ${index})}`;
    const added = {
      aws_vpc: { assign_generated_ipv6_cidr_block: true },
      aws_subnet: { ipv6_cidr_block: block },
    }[one.type];
    return { ...one, attributes: { ...attributes, ...added } };
  });
  const less = {
    stacks: withIpv6.stacks.map((stack) => ({
      ...stack,
      resources: stack.resources.filter(({ name }) => name !== "inside-b"),
    })),
  };
  const rows = changes(withIpv6, less);
  expect(rows).toContain(
    "- subnet:aws_subnet.inside  subnet:aws_subnet.inside-b  tcp, udp  any port",
  );
  expect(rows.every((row) => row.startsWith("- ") && row.includes("inside-b"))).toBe(true);
});

test("a subnet that is gone already, and is named by what has not been deployed since, is nowhere", () => {
  const planned = plansOf(app, app).map(({ stack, plan }) => {
    const text = JSON.stringify(plan);
    // Only in what is there, not in what will be.
    const before = text.replace(/("subnets":\[)/, '$1"subnet-0123456789abcdef0",');
    return { stack, plan: JSON.parse(before) as unknown };
  });
  expect(JSON.stringify(planned)).toContain("subnet-0123456789abcdef0");
  expect(linesOf(planned, app)).toEqual([]);
});

test("a security group that is replaced stays who it is", () => {
  const planned = plansOf(app, app, { replaced: ["aws_security_group.front"] });
  expect(linesOf(planned, app)).toEqual([]);
});

test("what new inputs will change shows, although the plan was made with those of before", () => {
  expect(linesOf(plansOf(app, app), world)).toContain(`+ ${FROM_ANYWHERE}`);
});

test("in a new environment there is nothing before", () => {
  const { before, after } = trafficInput(plansOf({ stacks: [] }, app), app);
  expect(before).toEqual([]);
  expect(after).toContainEqual(expect.objectContaining({ from: "internet", to: "alb" }));
});

test("where one side cannot be told, it says so, and all of the other is new", () => {
  const was = withChanged("front", { load_balancer_type: "network" });
  expect(changes(was, app)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^what reaches what now cannot be told: .* is a network load balancer/),
      `+ ${FROM_OFFICE}`,
    ]),
  );
});
