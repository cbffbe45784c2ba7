import { expect, test } from "@jest/globals";
import { messageFor, minimal, plainAlb, problemsOf, publicService, publicWeb } from "../../support";

/** Two public services, the second with the given route. */
function two(route: Readonly<Record<string, unknown>>) {
  return { alb: plainAlb, services: { web: publicService, api: { ...publicService, route } } };
}

type Row = readonly [what: string, settings: Readonly<Record<string, unknown>>, message: string];

/** Each is one mistake and gives one line. */
const MISTAKES: readonly Row[] = [
  [
    "for no request in particular",
    publicWeb({ route: { priority: 1 } }),
    'dev.services.web.route: says nothing about which requests are for it: use hosts, paths or both (paths ["/*"] is every request)',
  ],
  [
    "with six hosts and paths",
    publicWeb({
      route: {
        priority: 1,
        hosts: ["a.example.com", "b.example.com"],
        paths: ["/a", "/b", "/c", "/d"],
      },
    }),
    "dev.services.web.route: has 6 hosts and paths: use 5 at most, a listener rule takes no more",
  ],
  [
    "with seven wildcards",
    publicWeb({ route: { priority: 1, paths: ["/*/*/*", "/a/*/*", "/b/??"] } }),
    "dev.services.web.route: has 7 wildcards: use 6 at most, a listener rule takes no more",
  ],
  [
    "with a path twice",
    publicWeb({ route: { priority: 1, paths: ["/a", "/a"] } }),
    'dev.services.web.route.paths[1]: "/a" is in the list already: use each value once',
  ],
  [
    "with a host twice",
    publicWeb({ route: { priority: 1, hosts: ["a.example.com", "a.example.com"] } }),
    'dev.services.web.route.hosts[1]: "a.example.com" is in the list already: use each value once',
  ],
  [
    "with a priority that another service has",
    two({ priority: 10, paths: ["/api/*"] }),
    "dev.services.api.route.priority: 10 is the priority of web too: use one that no service has (for example 11)",
  ],
  [
    "with the paths of another service",
    two({ priority: 11, paths: ["/*"] }),
    "dev.services.api.route: has the hosts and paths of web, so that one of the two gets no request: use other hosts or paths",
  ],
  [
    "with the hosts and paths of another service in another order",
    {
      alb: plainAlb,
      services: {
        web: {
          ...publicService,
          route: { priority: 1, hosts: ["a.example.com"], paths: ["/a", "/b"] },
        },
        api: {
          ...publicService,
          route: { priority: 2, hosts: ["a.example.com"], paths: ["/b", "/a"] },
        },
      },
    },
    "dev.services.api.route: has the hosts and paths of web, so that one of the two gets no request: use other hosts or paths",
  ],
  [
    "of too many services",
    {
      alb: plainAlb,
      services: Object.fromEntries(
        [...Array(101).keys()].map((n) => [
          `s${n}`,
          { ...publicService, route: { priority: n + 1, paths: [`/${n}`] } },
        ]),
      ),
    },
    "dev.services: has 101 public services: use 100 at most, a load balancer takes no more target groups",
  ],
  [
    "with a range of codes that ends before it starts",
    publicWeb({ healthCheckCodes: "299-200" }),
    'dev.services.web.healthCheckCodes: "299-200" is a range that ends before it starts: use a range such as 200-299',
  ],
  [
    "without a load balancer",
    {
      services: {
        web: publicService,
        api: { ...publicService, route: { priority: 11, paths: ["/api/*"] } },
      },
    },
    "dev.alb: is missing, and the services of kind public are reached through it (web, api): add a load balancer (for example { ingressCidrs, certificate }), or use another kind",
  ],
];

test.each(MISTAKES)("refuses a route %s", (_, settings, message) => {
  expect(messageFor(settings)).toBe(message);
});

/** The edges of what is allowed: a rule that is too strict is a mistake too. */
test.each([
  [
    "with five hosts and paths and six wildcards",
    publicWeb({
      route: {
        priority: 50_000,
        hosts: ["*.example.com"],
        paths: ["/a/*", "/b/*", "/c/?", "/d/*/*"],
      },
    }),
  ],
  [
    "with the paths of another host",
    {
      alb: plainAlb,
      services: {
        web: publicService,
        api: {
          ...publicService,
          route: { priority: 1, hosts: ["api.example.com"], paths: ["/*"] },
        },
      },
    },
  ],
  ["with several codes", publicWeb({ healthCheckCodes: "200,302,404" })],
  ["with a range of codes", publicWeb({ healthCheckCodes: "200-499" })],
])("accepts a route %s", (_, settings) => {
  expect(problemsOf({ dev: { ...minimal, ...settings } })).toEqual([]);
});
