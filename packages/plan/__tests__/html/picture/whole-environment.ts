import { expect, test } from "@jest/globals";
import { type Action, resolveReferences } from "#terraform";
import { sceneOf } from "../../../html/picture/scene-of";
import { pictureOf } from "../../../picture/picture-of";
import { wholeAppRead } from "../../../../../__tests__/app/synthesized-app";
import { changed, reportsOf } from "../../picture/fixtures";
import { cuts, overlaps, runningOver, strays } from "./geometry";

/** Imported by app.test.ts, which synthesizes the environments once for all that is asked of them. */
const ACTIONS = ["create", "update", "replace", "delete"] as const;

const app = resolveReferences(wholeAppRead("local"));
const resources = app.stacks.flatMap(({ resources }) => resources);

/** A change of every resource, or of one. */
const reports = (action: Action, only?: string) =>
  reportsOf(
    app,
    Object.fromEntries(
      app.stacks.map(({ id, resources }) => [
        id,
        resources
          .filter(({ address }) => only === undefined || only === `${id}:${address}`)
          .map(({ address }) => changed(address, action)),
      ]),
    ),
  );

test.each(ACTIONS)("every resource is in one place, and marked there: %s", (action) => {
  const { parts, stacks } = pictureOf(app, reports(action));
  const marked = [
    ...parts.filter(({ status }) => status === action).map(({ id }) => id),
    ...[...parts, ...stacks]
      .flatMap(({ holds }) => holds.changed)
      .filter(({ status }) => status === action)
      .map(({ stack, address }) => `${stack}:${address}`),
  ];
  expect(marked.toSorted()).toEqual(
    resources.map(({ stackId, address }) => `${stackId}:${address}`).toSorted(),
  );
  expect(stacks.map(({ tally }) => tally)).toEqual(
    app.stacks
      .toSorted(
        (a, b) =>
          stacks.findIndex(({ id }) => id === a.id) - stacks.findIndex(({ id }) => id === b.id),
      )
      .map(({ resources }) => ({ [action]: resources.length })),
  );
});

test("whatever changes alone is drawn, in its stack's tile and in a box or its sum", () => {
  const kinds = new Map(resources.map((resource) => [resource.type, resource]));
  const missing = [...kinds.values()].filter(({ stackId, address }, index) => {
    const action = ACTIONS[index % ACTIONS.length] ?? "update";
    const picture = pictureOf(app, reports(action, `${stackId}:${address}`));
    const { boxes } = sceneOf(picture);
    const marked = boxes.filter(({ status, tally }) => status === action || tally[action] === 1);
    const tile = marked.some(({ id }) => id === `stack:${stackId}`);
    return !tile || marked.length < 2;
  });
  expect(missing.map(({ address }) => address)).toEqual([]);
});

test("nothing is drawn over anything else", () => {
  for (const action of ["no-op", "create"] as const) {
    const scene = sceneOf(pictureOf(app, reports(action)));
    expect(overlaps(scene)).toEqual([]);
    expect(strays(scene)).toEqual([]);
    expect(runningOver(scene)).toEqual([]);
    expect(cuts(scene)).toEqual([]);
  }
});

test("the picture is of a network with services in it", () => {
  const { parts, arrows } = pictureOf(app, reportsOf(app));
  const label = (id: string | undefined) => parts.find((part) => part.id === id)?.label ?? id;
  const places = parts
    .filter(({ kind }) => ["load-balancer", "service", "schedule", "cluster"].includes(kind))
    .map((part) => `${part.label} in ${String(label(part.parent))}`);
  expect(places.toSorted()).toEqual([
    "learner-alb in public",
    "learner-api in learner-cluster",
    "learner-cluster in private",
    "learner-mailer in learner-cluster",
    "learner-report in learner-cluster",
    "learner-web in learner-cluster",
  ]);
  expect(
    arrows.map(({ from, to, kind }) => `${String(label(from))} ${kind} ${String(label(to))}`),
  ).toEqual([
    "internet traffic learner-alb",
    "learner-web traffic learner-api",
    "learner-alb traffic learner-web",
    "learner-web reads /learner/config/app/log-level",
    "learner-web reads /learner/secrets/app/session-key",
  ]);
});
