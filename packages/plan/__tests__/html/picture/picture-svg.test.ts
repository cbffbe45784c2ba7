import { describe, expect, test } from "@jest/globals";
import { changeAnchor, stackAnchor } from "../../../html/anchor";
import { pictureSvg } from "../../../html/picture/picture-svg";
import { sceneOf } from "../../../html/picture/scene-of";
import { pictureOf } from "../../../picture/picture-of";
import {
  addressOf,
  changed,
  refTo,
  reportsOf,
  reportWith,
  shop,
  stackWith,
} from "../../picture/fixtures";
import { cuts, overlaps, runningOver, strays } from "./geometry";

type Changes = NonNullable<Parameters<typeof reportsOf>[1]>;

const app = shop();
const pictureWith = (changes: Changes = {}, of = app) => pictureOf(of, reportsOf(of, changes));
const svgWith = (changes?: Changes, of = app) => pictureSvg(pictureWith(changes, of));
/** The element of a part or stack, from its title to its end. */
const elementWith = (svg: string, title: string): string =>
  svg.split("\n").find((line) => line.includes(`<title>${title}`)) ?? "";

const cluster = addressOf("aws_ecs_cluster", "cluster");
const many = shop(Array.from({ length: 100 }, (_none, index) => `s${String(index)}`));

describe("a part that changes", () => {
  const svg = svgWith({ ecs: [changed(cluster, "replace")] });

  test("says so by its sign, in words and by a class", () => {
    const element = elementWith(svg, "ECS cluster shop-cluster: replaced");
    expect(element).toContain('class="picture-box is-frame is-replace"');
    expect(element).toContain(">±</text>");
  });

  test("is a link to its change", () => {
    const element = elementWith(svg, "ECS cluster shop-cluster");
    expect(element).toMatch(/^<a .*<\/a>$/);
    expect(element).toContain(`href="#${changeAnchor("ecs", cluster)}"`);
  });

  test("shows in its stack's tile, which is a link to the stack", () => {
    const element = elementWith(svg, "Stack ecs: changed, 1 replaced");
    expect(element).toContain(`href="#${stackAnchor("ecs")}"`);
    expect(element).toContain(">±1</text>");
  });

  test("is in the legend, and what does not occur is not", () => {
    expect(svg).toContain(">replaced</text>");
    expect(svg).not.toContain(">destroyed</text>");
  });
});

test("a part in which something changes counts it and leads there", () => {
  const group = addressOf("aws_security_group", "group");
  const svg = svgWith({ "service-web": [changed(group, "delete")] });
  const element = elementWith(svg, "Service shop-web: unchanged");
  expect(element).toContain("holds-delete");
  expect(element).toContain(">−1</text>");
  expect(element).toContain(`href="#${changeAnchor("service-web", group)}"`);
});

test("what nothing happens to is a link to its stack", () => {
  expect(elementWith(svgWith(), "ECS cluster shop-cluster: unchanged")).toContain(
    `href="#${stackAnchor("ecs")}"`,
  );
  expect(svgWith()).toContain("Nothing changes.");
});

test("a stack that the page does not tell about is no link", () => {
  const svg = pictureSvg(pictureOf(app, [reportWith("net")]));
  expect(elementWith(svg, "Stack ecs: not planned")).toMatch(/^<g /);
  expect(elementWith(svg, "ECS cluster shop-cluster: not planned")).toMatch(/^<g /);
});

test("a stack that failed says so", () => {
  const reports = reportsOf(app).map((one) =>
    one.id === "ecs" ? { ...one, status: "failed" as const } : one,
  );
  const element = elementWith(pictureSvg(pictureOf(app, reports)), "Stack ecs");
  expect(element).toContain("is-failed");
  expect(element).toContain(">! failed</text>");
});

test("a preview is dashed, and says so", () => {
  const reports = reportsOf(app, { ecs: [changed(cluster, "create")] }).map((one) =>
    one.id === "ecs" ? { ...one, status: "preview" as const } : one,
  );
  const svg = pictureSvg(pictureOf(app, reports));
  const element = elementWith(svg, "ECS cluster shop-cluster: created, preview");
  expect(element).toContain("is-preview");
  expect(svg).toContain("Dashed: a preview");
});

test("an arrow says from where to where, on which port", () => {
  const rule = addressOf("aws_vpc_security_group_ingress_rule", "from-before");
  const svg = svgWith({ "service-api": [changed(rule, "create")] });
  expect(elementWith(svg, "shop-web to shop-api on port 9000: created")).toContain(
    'class="picture-line is-create"',
  );
});

test("an image's role would hide the links, so it has a group's, with name and description", () => {
  const [head, title, description] = svgWith().split("\n");
  expect(head).toContain('role="group" aria-labelledby="picture-title picture-desc"');
  expect(title).toContain("<title");
  expect(description).toContain("Nothing changes");
});

test("the same picture is always drawn the same", () => {
  expect(svgWith({}, shop())).toBe(svgWith({}, shop()));
});

describe("a hundred services", () => {
  test("are folded where nothing happens to them, and counted", () => {
    const service = addressOf("aws_ecs_service", "service");
    const svg = svgWith({ "service-s70": [changed(service, "update")] }, many);
    expect(svg).toContain(">89 more services</text>");
    expect(svg).toContain(">99 more</text>");
    expect(elementWith(svg, "Service shop-s70: changed")).toContain("is-update");
    expect(sceneOf(pictureWith({}, many)).height).toBeLessThan(2000);
  });

  test("that are all new are all there; those without room are counted as new", () => {
    const changes = Object.fromEntries(
      many.stacks.map(({ id, resources }) => [
        id,
        resources.map(({ address }) => changed(address, "create")),
      ]),
    );
    const svg = svgWith(changes, many);
    const drawn = svg.match(/<title>Service shop-s\d+: created/g) ?? [];
    expect(drawn).toHaveLength(80);
    expect(elementWith(svg, "20 more")).toContain("holds-create");
    expect(elementWith(svg, "20 more")).toContain(">+20</text>");
  });

  test("what is destroyed is shown first", () => {
    const changes = Object.fromEntries(
      many.stacks.map(({ id, resources }) => [
        id,
        resources.map(({ address }) => changed(address, id.endsWith("99") ? "delete" : "update")),
      ]),
    );
    expect(elementWith(svgWith(changes, many), "Service shop-s99: destroyed")).not.toBe("");
  });
});

describe("names that nobody would choose", () => {
  const HOSTILE = [
    `</title><script>alert(1)</script>`,
    `" onload="alert(1)`,
    `'&amp;<![CDATA[`,
    "\u0000\u001b[31m\u202Ereversed",
    "W".repeat(500),
    "漢字".repeat(80),
    "\ud800",
  ];
  const app = {
    stacks: HOSTILE.map((name, index) =>
      stackWith(`${name}-${String(index)}`, [
        ["aws_vpc", `${name}/vpc`, { cidr_block: name, tags: { Name: name } }],
        ["aws_subnet", `${name}/a/subnet`, { availability_zone: name, tags: { Name: name } }],
        ["aws_ecs_cluster", `${name}/cluster`, { name }],
        ["aws_ecs_service", `${name}/run/service`, { name, cluster: name }],
        ["aws_appautoscaling_target", `${name}/run/scaling`],
        ["aws_iam_role", `${name}/role`, { name }],
        [`aws_${name}`, `${name}/other`],
      ]),
    ),
  };
  const changes = Object.fromEntries(
    app.stacks.map(({ id, resources }) => [
      id,
      resources.map(({ address }) => changed(address, "update")),
    ]),
  );
  const picture = pictureWith(changes, app);
  const svg = pictureSvg(picture);

  test("are text, and nothing else", () => {
    const tags = new Set([...svg.matchAll(/<\/?([^\s>/]*)/g)].map(([, tag]) => tag));
    expect([...tags].toSorted()).toEqual(["a", "desc", "g", "rect", "svg", "text", "title"]);
    const attributes = new Set(
      [...svg.matchAll(/ ([a-zA-Z-]+)="[^"<>]*"(?=[ />])/g)].map(([, name]) => name),
    );
    expect(attributes).not.toContain("onload");
    // eslint-disable-next-line no-control-regex -- none may be left
    expect(svg).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/);
  });

  test("lead to safe addresses", () => {
    for (const [, target] of svg.matchAll(/href="([^"]*)"/g)) {
      expect(target).toMatch(/^#(stack|change)-[\w-]+$/);
    }
  });

  test("stay in their boxes", () => {
    const scene = sceneOf(picture);
    expect(runningOver(scene)).toEqual([]);
    expect(overlaps(scene)).toEqual([]);
    expect(strays(scene)).toEqual([]);
  });
});

test.each([
  ["a few services", pictureWith()],
  ["a hundred services", pictureWith({}, many)],
  [
    "all in one row of changes",
    pictureWith(
      Object.fromEntries(
        many.stacks.map(({ id, resources }) => [
          id,
          resources.map(({ address }) => changed(address, "replace")),
        ]),
      ),
      many,
    ),
  ],
  ["nothing at all", pictureOf({ stacks: [] }, [])],
])("nothing is drawn over anything else: %s", (_what, picture) => {
  const scene = sceneOf(picture);
  expect(overlaps(scene)).toEqual([]);
  expect(strays(scene)).toEqual([]);
  expect(runningOver(scene)).toEqual([]);
  expect(cuts(scene)).toEqual([]);
});

test("a call past another service goes around it", () => {
  const group = (name: string) => refTo(`service-${name}`, "aws_security_group", "group");
  const rule = {
    security_group_id: group("c"),
    referenced_security_group_id: group("a"),
    from_port: 1,
    to_port: 1,
  };
  const past = stackWith("past", [["aws_vpc_security_group_ingress_rule", "rule", rule]]);
  const app = { stacks: [...shop(["a", "b", "c"]).stacks, past] };
  const scene = sceneOf(pictureWith({}, app));
  expect(scene.lines.map(({ title }) => title)).toContain("shop-a to shop-c on port 1: unchanged");
  expect(cuts(scene)).toEqual([]);
});

test("a cluster in which nothing runs is in a list, and in no network", () => {
  const app = { stacks: [stackWith("ecs", [["aws_ecs_cluster", "cluster", { name: "idle" }]])] };
  const { boxes } = sceneOf(pictureWith({}, app));
  expect(boxes.filter(({ id }) => id.includes("cluster")).map(({ within }) => within)).toEqual([
    undefined,
    "list:cluster",
  ]);
  expect(boxes.map(({ id }) => id)).not.toContain("alone:");
});

test("services without a VPC have a frame of their own", () => {
  const app = { stacks: shop().stacks.filter(({ id }) => id !== "net") };
  const scene = sceneOf(pictureWith({}, app));
  expect(scene.boxes.find(({ id }) => id.startsWith("service-web:"))?.within).toMatch(/^ecs:/);
  expect(scene.boxes.find(({ id }) => id.startsWith("ecs:"))?.within).toBe("alone:");
  expect([...overlaps(scene), ...strays(scene)]).toEqual([]);
});

test("a long chain of stacks ends in one row, with all of them in it", () => {
  const ids = Array.from({ length: 12 }, (_none, index) => `s${String(index)}`);
  const stacks = ids.map((id, index) =>
    stackWith(id, [], ids.slice(Math.max(0, index - 1), index)),
  );
  const { boxes } = sceneOf(pictureWith({}, { stacks }));
  const tiles = boxes.filter(({ id }) => id.startsWith("stack:"));
  expect(tiles).toHaveLength(12);
  expect(new Set(tiles.map(({ y }) => y)).size).toBe(8);
});

test("a gateway that replaces another is reached around it", () => {
  const old = changed("aws_internet_gateway.old_1A2B3C4D", "delete");
  const scene = sceneOf(pictureWith({ net: [old] }));
  expect(scene.lines.map(({ title }) => title)).toContain("internet to old: destroyed");
  expect(cuts(scene)).toEqual([]);
});
