import { describe, expect, test } from "@jest/globals";
import { pictureOf } from "../../picture/picture-of";
import type { Part, Picture } from "../../picture/types";
import {
  addressOf,
  before,
  changed,
  refTo,
  reportsOf,
  reportWith,
  shop,
  stackWith,
} from "./fixtures";

const app = shop();
const still = pictureOf(app, reportsOf(app));

const partOf = ({ parts }: Picture, label: string): Part => {
  const found = parts.find((part) => part.label === label);
  if (!found) throw new Error(`no ${label} in ${parts.map((part) => part.label).join(", ")}`);
  return found;
};
/** What a part stands in, from the inside out. */
const around = (picture: Picture, label: string): string[] => {
  const { parent } = partOf(picture, label);
  const outer = picture.parts.find(({ id }) => id === parent);
  return outer ? [outer.label, ...around(picture, outer.label)] : [];
};
const pictureWith = (stack: string, ...changes: ReturnType<typeof changed>[]) =>
  pictureOf(app, reportsOf(app, { [stack]: changes }));

describe("what stands where", () => {
  test.each([
    ["shop-public-a", ["public", "shop"]],
    ["shop-private-b", ["private", "shop"]],
    ["nat/gateway", ["shop-public-a", "public", "shop"]],
    ["vpc/gateway", ["shop"]],
    ["shop-alb", ["public", "shop"]],
    ["shop-cluster", ["private", "shop"]],
    ["shop-api", ["shop-cluster", "private", "shop"]],
  ])("%s", (label, places) => {
    expect(around(still, label)).toEqual(places);
  });

  test("subnets know their zone, tiers where their routes lead", () => {
    expect(partOf(still, "shop-private-b").zone).toBe("eu-west-1b");
    expect(partOf(still, "public").detail).toBe("open to the internet gateway");
    expect(partOf(still, "private").detail).toBe("no way to the internet");
  });

  test("says of each what tells it from its like", () => {
    expect(partOf(still, "shop").detail).toBe("10.0.0.0/16");
    expect(partOf(still, "shop-alb").detail).toBe("internet-facing · HTTPS 443");
    expect(partOf(still, "shop-api").detail).toBe("port 9000 · 2 tasks");
  });

  test("stacks come in waves, each after those that it needs", () => {
    expect(still.stacks.map(({ id, wave }) => `${String(wave)} ${id}`)).toEqual([
      "0 net",
      "1 alb",
      "1 ecs",
      "2 service-web",
      "2 service-api",
    ]);
  });

  test("stacks that need each other in a circle do not hang it", () => {
    const circle = { stacks: [stackWith("a", [], ["b"]), stackWith("b", [], ["a"])] };
    expect(pictureOf(circle, []).stacks).toHaveLength(2);
  });
});

describe("arrows", () => {
  const arrows = (picture: Picture) =>
    picture.arrows.map(({ from, to, label = "", status }) => {
      const name = (id: string) => picture.parts.find((part) => part.id === id)?.label ?? id;
      return `${name(from)} > ${name(to)} ${label} ${status}`;
    });

  test("follow the rules of security groups, and what is open to everybody", () => {
    expect(arrows(still)).toEqual([
      "internet > shop-alb 443 unchanged",
      "shop-alb > shop-web 9000 unchanged",
      "shop-web > shop-api 9000 unchanged",
    ]);
  });

  test("are new where the rule is", () => {
    const rule = addressOf("aws_vpc_security_group_ingress_rule", "from-before");
    expect(arrows(pictureWith("service-api", changed(rule, "create")))).toContain(
      "shop-web > shop-api 9000 create",
    );
  });
});

describe("small resources are held", () => {
  const holder = (stack: string, address: string) => {
    const picture = pictureWith(stack, changed(address, "update"));
    const holders = [...picture.parts, ...picture.stacks].filter(({ holds }) =>
      holds.changed.some((change) => change.address === address),
    );
    return holders.map((one) => ("label" in one ? one.label : one.id));
  };
  test.each([
    ["by the part made with them", "net", "aws_route_table", "public/a/table", "shop-public-a"],
    ["by what their table is part of", "net", "aws_route", "out-a", "shop-public-a"],
    [
      "by the tier, which all its subnets share",
      "net",
      "aws_network_acl",
      "private/acl",
      "private",
    ],
    ["by what their stack is about", "service-api", "aws_security_group", "group", "shop-api"],
    ["by the load balancer", "alb", "aws_lb_listener", "balancer/https", "shop-alb"],
  ])("%s", (_promise, stack, type, path, expected) => {
    expect(holder(stack, addressOf(type, path))).toEqual([expected]);
  });

  test("alarms are one part, which counts them and names those that change", () => {
    const alarm = addressOf("aws_cloudwatch_metric_alarm", "alarms/cpu");
    const { holds, status } = partOf(
      pictureWith("service-api", changed(alarm, "delete")),
      "Alarms",
    );
    expect(holds.tally).toEqual({ delete: 1, unchanged: 1 });
    expect(holds.changed.map(({ label, stack }) => `${stack} ${label}`)).toEqual([
      "service-api shop-api-cpu",
    ]);
    expect(status).toBe("unchanged");
  });

  test("by their stack's tile where they belong to nothing that is drawn", () => {
    const two = {
      stacks: [
        stackWith("iam", [
          ["aws_iam_role", "build/role"],
          ["aws_iam_openid_connect_provider", "ci/provider"],
        ]),
      ],
    };
    const [tile] = pictureOf(two, reportsOf(two)).stacks;
    expect(tile?.holds.what).toEqual({ "iam openid connect provider": 1 });
  });
});

describe("what happens", () => {
  const subnet = addressOf("aws_subnet", "private/b/subnet");

  test("marks the part itself, not what it stands in", () => {
    const picture = pictureWith("net", changed(subnet, "replace"));
    expect(partOf(picture, "shop-private-b").status).toBe("replace");
    expect(partOf(picture, "private").status).toBe("unchanged");
    expect(picture.stacks[0]?.tally.replace).toBe(1);
  });

  test("a new tag is quiet", () => {
    const picture = pictureWith("net", changed(subnet, "update", { tagsOnly: true }));
    expect(partOf(picture, "shop-private-b").status).toBe("tags");
  });

  test("what is destroyed is no longer configured, and stands where it was", () => {
    const address = "aws_subnet.data_b_subnet_1A2B3C4D";
    const gone = changed(address, "delete", {
      attributes: before({
        availability_zone: "eu-west-1b",
        "tags.Name": "shop-data-b",
        vpc_id: "vpc-1",
      }),
    });
    const picture = pictureWith("net", gone);
    expect(partOf(picture, "shop-data-b")).toMatchObject({
      address,
      status: "delete",
      zone: "eu-west-1b",
    });
    expect(around(picture, "shop-data-b")).toEqual(["data", "shop"]);
  });

  test("what goes with a part that stays is held by it", () => {
    const picture = pictureWith("net", changed("aws_flow_log.vpc_log_1A2B3C4D", "delete"));
    expect(partOf(picture, "shop").holds.tally.delete).toBe(1);
  });

  test("a stack that is no longer configured is drawn from its plan", () => {
    const service = "aws_ecs_service.service_1A2B3C4D";
    const gone = changed(service, "delete", {
      attributes: before({
        name: "shop-old",
        cluster: "arn:aws:ecs:eu-west-1:1:cluster/shop-cluster",
      }),
    });
    const picture = pictureOf(app, [...reportsOf(app), reportWith("service-old", [gone])]);
    expect(around(picture, "shop-old")).toContain("shop-cluster");
    expect(picture.stacks.map(({ id }) => id)).toContain("service-old");
  });

  test("one of several of a resource is told by its own address", () => {
    const keyed = `${subnet}["a.b"]`;
    const part = partOf(pictureWith("net", changed(keyed, "update")), "shop-private-b");
    expect(part).toMatchObject({ address: keyed, status: "update" });
  });

  test("what a failed replacement left over does not mark the part that stays", () => {
    const picture = pictureWith("net", changed(subnet, "delete", { deposed: true }));
    const part = partOf(picture, "shop-private-b");
    expect(part.status).toBe("unchanged");
    expect(part.holds.tally).toMatchObject({ delete: 1 });
  });

  test("what is read is counted, and quiet", () => {
    const [tile] = pictureWith("net", changed("data.aws_region.here", "read")).stacks;
    expect(tile?.tally.read).toBe(1);
  });

  test.each(["failed", "skipped"] as const)("nobody knows of a stack that is %s", (status) => {
    const reports = reportsOf(app).map((one) => (one.id === "ecs" ? { ...one, status } : one));
    expect(partOf(pictureOf(app, reports), "shop-cluster").status).toBe("unplanned");
  });

  test("a stack that was not asked for is drawn as not planned", () => {
    const picture = pictureOf(app, [reportWith("net")]);
    expect(picture.stacks.find(({ id }) => id === "alb")?.status).toBe("unplanned");
    expect(partOf(picture, "shop-alb").status).toBe("unplanned");
  });

  test("a preview says so in every part", () => {
    const address = addressOf("aws_ecs_cluster", "cluster");
    const reports = reportsOf(app, { ecs: [changed(address, "create")] }).map((one) =>
      one.id === "ecs" ? { ...one, status: "preview" as const } : one,
    );
    expect(partOf(pictureOf(app, reports), "shop-cluster")).toMatchObject({
      status: "create",
      preview: true,
    });
  });
});

test("text of configuration that is known only at plan is no name", () => {
  const unknown = {
    stacks: [stackWith("a", [["aws_s3_bucket", "logs/bucket", { bucket: refTo("a", "x", "y") }]])],
  };
  expect(pictureOf(unknown, []).parts[0]?.label).toBe("logs/bucket");
});
