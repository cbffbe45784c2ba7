import { describe, expect, test } from "@jest/globals";
import { parseStack } from "#terraform";
import { CALL, service, smallApp, smallStack } from "./small-app";

const call = { from: "shop", to: "stock", port: 5000 } as const;

describe("a party's name", () => {
  test("is what a service calls itself, with and without what stands before it", () => {
    const shop = { ...service("shop"), name: "acme-eu-shop" };
    const app = smallApp(CALL, { aws_ecs_service: { shop } });
    for (const from of ["acme-eu-shop", "eu-shop", "shop", "app/aws_ecs_service.shop"]) {
      expect(app).toAllowTraffic({ ...call, from });
    }
  });

  test("is the end of its stack's, where the stack is a service's", () => {
    const app = { stacks: [smallStack("dev-service-till", [CALL, ONE_SERVICE])] };
    expect(app).toAllowTraffic({
      ...call,
      from: "till",
      to: "dev-service-till/aws_security_group.stock",
    });
  });

  test("is an error that lists what there is where nothing is called so", () => {
    expect(() => {
      expect(smallApp()).not.toAllowTraffic({ from: "internet", to: "shpo" });
    }).toThrow('"shpo" is unknown: use internet, shop, stock, subnet:aws_subnet.inside,');
    expect(() => {
      expect(smallApp()).not.toAllowTraffic({ from: "shop", to: "aws:ecr-api" });
    }).toThrow("aws:ecr.api");
  });

  test("is an error where it is no party that a question can be about", () => {
    const ask = (from: string, to: string, port?: number) => () => {
      expect(smallApp(CALL)).not.toAllowTraffic({ from, to, ...(port !== undefined && { port }) });
    };
    expect(ask("aws:s3", "shop")).toThrow("opens no connections");
    expect(ask("internet", "203.0.113.0/24")).toThrow("both outside the app's VPCs");
    expect(ask("shop", "10.0.200.0/24")).toThrow("no subnet has such an address");
    expect(ask("shop", "stock", 70_000)).toThrow("port: 70000 is no port");
    expect(() => {
      expect("app").toAllowTraffic(call);
    }).toThrow("expect() takes an App here");
  });
});

const ONE_SERVICE = { aws_ecs_service: { shop: service("shop"), stock: {} } };

describe("an environment", () => {
  const app = {
    stacks: [
      smallStack("dev-all", [CALL], ["dev-base"]),
      parseStack("dev-base", {}),
      smallStack("prod-all", []),
      smallStack("prod-eu-all", [CALL], ["prod-eu-base"]),
      parseStack("prod-eu-base", {}),
    ],
  };

  test("is asked about alone, by its name", () => {
    expect(app).toAllowTraffic({ ...call, environment: "dev" });
    expect(app).toAllowTraffic({ ...call, environment: "prod-eu" });
  });

  test("is none of those whose names start with its own", () => {
    const linked = { stacks: app.stacks.map((stack) => ({ ...stack })) };
    linked.stacks.push(parseStack("prod-base", {}, ["prod-all"]));
    expect(linked).not.toAllowTraffic({ ...call, environment: "prod" });
  });

  test("must be named where several have what is asked about", () => {
    expect(() => {
      expect(app).toAllowTraffic(call);
    }).toThrow(
      '"shop" is dev-all/aws_ecs_service.shop and prod-all/aws_ecs_service.shop and prod-eu-all/aws_ecs_service.shop: name the environment',
    );
  });

  test("must be one that the app has", () => {
    expect(() => {
      expect(app).toAllowTraffic({ ...call, environment: "test" });
    }).toThrow('no stack of an environment "test": the app has dev-all, dev-base, prod-all');
  });
});
