import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { readApp } from "#terraform";
import { parseEnvironments } from "../../config/load-environments";
import { reachability, reachableSet } from "#testing";
import { synthesizeApp } from "../app/synthesized-app";

const environments = parseEnvironments({
  shop: {
    namePrefix: "shop",
    accountId: "111111111111",
    network: { nat: "none", interfaceEndpoints: "fargate" },
    alb: {
      certificate: {
        type: "given",
        arn: "arn:aws:acm:us-east-1:111111111111:certificate/0a1b2c3d",
      },
      ingressCidrs: ["0.0.0.0/0"],
    },
    services: {
      web: { kind: "public", port: 8080, route: { priority: 10, paths: ["/*"] }, calls: ["api"] },
      api: { kind: "internal", port: 9000 },
      worker: { kind: "worker" },
    },
  },
});
const app = readApp(synthesizeApp(environments).outdir);

test("the internet reaches web through the load balancer alone", () => {
  const visit = { environment: "shop", from: "internet", to: "web" };
  expect(app).toAllowTraffic({ ...visit, port: 443 });
  expect(app).not.toAllowTraffic({ ...visit, port: 8080 });
  expect(app).not.toAllowTraffic({ ...visit, direct: true });
});

test("nothing reaches the worker", () => {
  for (const from of ["internet", "alb", "web", "api"]) {
    expect(app).not.toAllowTraffic({ environment: "shop", from, to: "worker" });
  }
});

test("web calls api, and nothing else reaches it", () => {
  expect(app).toAllowTraffic({ environment: "shop", from: "web", to: "api", port: 9000 });
  const callers = reachableSet(app, "shop").filter(({ to }) => to === "api");
  expect(callers.map(({ from }) => from)).toEqual(["web"]);
});

test("tasks reach AWS without NAT", () => {
  for (const to of ["aws:ecr.api", "aws:ecr.dkr", "aws:logs", "aws:s3"]) {
    expect(app).toAllowTraffic({ environment: "shop", from: "worker", to, port: 443 });
  }
  expect(app).not.toAllowTraffic({ environment: "shop", from: "worker", to: "internet" });
});

test("what reaches what", () => {
  expect(`\n${reachability(app, "shop")}\n`).toMatchSnapshot();
});

test("nothing is open to the internet but web", () => {
  const open = reachableSet(app, "shop").filter(({ from, to }) => {
    return from === "internet" && !to.startsWith("subnet:");
  });
  expect(new Set(open.map(({ to }) => to))).toEqual(new Set(["alb", "web"]));
});

const page = readFileSync(path.join(__dirname, "../../docs/testing/traffic.md"), "utf8");

test.each([...page.matchAll(/```ts\n(.*?)```/gs)].flatMap(([, block = ""]) => block.split("\n\n")))(
  "the page's example stands here: %s",
  (example) => {
    expect(readFileSync(__filename, "utf8")).toContain(example.trimEnd());
  },
);

test("the page's failure is what a failure says", () => {
  const [, failure = ""] = /## When it fails\n\n(.*?)\n\n(?=\S)/s.exec(page) ?? [];
  expect(() => {
    expect(app).toAllowTraffic({ environment: "shop", from: "web", to: "api", port: 9001 });
  }).toThrow(failure.replaceAll(/^ {4}/gm, ""));
});
