import { blocksOf, type Json } from "#terraform";
import { canonical } from "../../attributes/canonical";
import { isSame } from "../model/is-same";
import { labelChanges } from "./label-changes";
import { changeOf, inWords, shortImage } from "./words";

/** What differs in one container, in words. Values of variables are nobody's to tell. */
export function containerChanges(before: Json, after: Json): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((name) => !isSame(before[name], after[name]))
    .flatMap((name) => (CHANGES[name] ?? otherChange)(before, after, name));
}

type Change = (before: Json, after: Json, name: string) => string[];

const otherChange: Change = (_before, _after, name) => [`${inWords(name)} changed`];

/** What stays is told by its value: a number, an image. */
const valueChange: Change = (before, after, name) => [
  changeOf(inWords(name), before[name], after[name]),
];

/** Members of a list that have a name. */
const named =
  (what: string): Change =>
  (before, after, name) => {
    const [was, will] = [before, after].map(
      (container) =>
        new Map(blocksOf(container, name).map((one) => [String(one["name"]), canonical(one)])),
    );
    return [...new Set([...(was?.keys() ?? []), ...(will?.keys() ?? [])])].flatMap((key) => {
      if (was?.get(key) === will?.get(key)) return [];
      if (!was?.has(key)) return [`${what} ${key} is new`];
      return [`${what} ${key} ${will?.has(key) === true ? "changed" : "goes"}`];
    });
  };

const CHANGES: Readonly<Record<string, Change>> = {
  image: (before, after) => {
    const images = [before, after].map((container) => String(container["image"]));
    const [was, will] = images.map(shortImage);
    return was === will ? [changeOf("image", ...pair(images))] : [changeOf("image", was, will)];
  },
  cpu: valueChange,
  memory: valueChange,
  memoryReservation: valueChange,
  user: valueChange,
  environment: named("environment"),
  secrets: named("secret variable"),
  dockerLabels: labelChanges,
  portMappings: (before, after) => {
    const [was, will] = [before, after].map((container) =>
      blocksOf(container, "portMappings")
        .map(({ containerPort }) => String(containerPort))
        .join(", "),
    );
    return was === will ? ["port mappings changed"] : [changeOf("port", was ?? "", will ?? "")];
  },
};

const pair = ([was, will]: readonly string[]): [string | undefined, string | undefined] => [
  was,
  will,
];
