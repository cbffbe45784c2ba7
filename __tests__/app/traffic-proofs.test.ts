import { describe, expect, test } from "@jest/globals";
import { includes } from "#aws";
import { FARGATE_ENDPOINTS } from "../../config/schema/network";
import { reachability, reachableSet } from "#testing";
import { trafficApp } from "./traffic-app";

const app = trafficApp();
const SERVICES = ["web", "api", "mailer", "report"];
const rows = (environment: string) => reachableSet(app, environment);

test.each(["dev", "prod", "test", "natted"])("what reaches what in %s", (environment) => {
  expect(`\n${reachability(app, environment)}\n`).toMatchSnapshot();
});

describe("the internet", () => {
  test("reaches the public service through the load balancer, on its HTTPS listener", () => {
    const visit = { environment: "test", from: "internet", to: "web" };
    expect(app).toAllowTraffic({ ...visit, port: 443 });
    expect(app).toAllowTraffic({ ...visit, to: "alb", port: 80 });
    // Port 80 only redirects.
    expect(app).not.toAllowTraffic({ ...visit, port: 80 });
    expect(app).not.toAllowTraffic({ ...visit, direct: true });
  });

  test("reaches it from the configured blocks alone", () => {
    const visit = { environment: "natted", to: "web", port: 80 };
    expect(app).toAllowTraffic({ ...visit, from: "203.0.113.0/24" });
    expect(app).not.toAllowTraffic({ ...visit, from: "198.51.100.0/24" });
  });

  test.each(["test", "natted"])("reaches no other service of %s", (environment) => {
    for (const to of ["api", "mailer", "report"]) {
      expect(app).not.toAllowTraffic({ environment, from: "internet", to });
    }
  });

  test.each(["dev", "prod", "test", "natted"])(
    "finds neither SSH nor remote desktop in %s",
    (environment) => {
      for (const port of [22, 3389]) {
        const open = rows(environment).filter(
          ({ from, ports, partly }) =>
            from === "internet" && [ports, partly].some((set) => includes(set, port)),
        );
        expect(open).toEqual([]);
      }
    },
  );

  test("reaches no subnet but those whose route leads to it", () => {
    for (const to of ["subnet:private", "subnet:data"]) {
      expect(app).not.toAllowTraffic({ environment: "test", from: "internet", to });
    }
  });
});

describe("services", () => {
  test.each(["test", "natted"])(
    "of %s reach what they call, on its port, and nothing else does",
    (environment) => {
      const to = "api";
      expect(app).toAllowTraffic({ environment, from: "web", to, port: 9000 });
      for (const port of [9001, 22, 443]) {
        expect(app).not.toAllowTraffic({ environment, from: "web", to, port });
      }
      expect(
        rows(environment)
          .filter((row) => row.to === to)
          .map(({ from }) => from),
      ).toEqual(["web"]);
    },
  );

  test.each(["test", "natted"])("of %s that only work are reached by nobody", (environment) => {
    const reached = rows(environment).filter(({ to }) => ["mailer", "report"].includes(to));
    expect(reached).toEqual([]);
  });

  test("get SSH and remote desktop from nobody, and send them to nobody", () => {
    const parties = ["internet", "alb", ...SERVICES];
    const open = ["test", "natted"]
      .flatMap(rows)
      .filter(
        ({ from, to }) =>
          SERVICES.includes(from) || (parties.includes(from) && SERVICES.includes(to)),
      )
      .filter(({ ports, partly }) =>
        [22, 3389].some((port) => includes(ports, port) || includes(partly, port)),
      );
    expect(open).toEqual([]);
  });

  test("without NAT reach AWS by the endpoints there are and S3, and the internet not at all", () => {
    const services = [...FARGATE_ENDPOINTS, "s3"].map((service) => `aws:${service}`);
    for (const from of SERVICES) {
      const reached = rows("test").filter((row) => row.from === from && row.to.startsWith("aws:"));
      expect(reached.map(({ to }) => to).toSorted()).toEqual(services.toSorted());
      for (const to of services) {
        expect(app).toAllowTraffic({ environment: "test", from, to, port: 443 });
      }
      expect(app).not.toAllowTraffic({ environment: "test", from, to: "internet" });
      expect(app).not.toAllowTraffic({ environment: "test", from, to: "aws:sqs" });
    }
  });

  test("with NAT reach the internet on 443 alone", () => {
    for (const from of SERVICES) {
      const query = { environment: "natted", from, to: "internet" };
      expect(app).toAllowTraffic({ ...query, port: 443 });
      for (const port of [22, 25, 80, 3389, 8443])
        expect(app).not.toAllowTraffic({ ...query, port });
      expect(app).not.toAllowTraffic({ ...query, protocol: "udp" });
    }
  });
});

describe("tiers", () => {
  test("without a way out have none, not even to AWS", () => {
    const query = { environment: "test", from: "subnet:data" };
    for (const to of ["internet", "aws:s3", "aws:ssm"]) {
      expect(app).not.toAllowTraffic({ ...query, to });
    }
  });

  test("hear nothing from services on the ports of databases", () => {
    for (const from of SERVICES) {
      for (const port of [3306, 5432, 6379]) {
        expect(app).not.toAllowTraffic({ environment: "test", from, to: "subnet:data", port });
      }
    }
  });
});
