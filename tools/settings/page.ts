import { z } from "zod";
import { generalRemedy } from "../../config/general-remedy";
import { environmentSchema } from "../../config/schema/environment";
import { table } from "../guardrails/table";
import { type Comments, schemaComments } from "./comments";

type Schema = z.core.$ZodType;

interface Setting {
  readonly path: string;
  /** Values of the discriminator, such as `kind`, that have the setting; empty where all have it. */
  readonly kinds: readonly string[];
  readonly allowed: string;
  readonly standard: string;
  readonly description: string;
}

/** An object of the schema: a table of the page. */
interface Section {
  readonly path: string;
  readonly settings: readonly Setting[];
  readonly sections: readonly Section[];
}

/** docs/settings.md: every setting of an environment's file. */
export function settingsPage(): string {
  const comments = schemaComments();
  const root = sectionOf("", [{ schema: environmentSchema, comments }]);
  return [INTRODUCTION, ...pageOf(root)].join("\n\n").concat("\n");
}

const INTRODUCTION = `# Settings

<!-- Written by npm run docs:settings from config/schema/. -->

Everything that a file in [environments/](../environments/README.md) may set. \`<name>\` stands for a name of
your choice, \`[]\` for each entry of a list. The column _of_ names the kinds that have a setting, where not
all have it. What is required has to be there, if the object it is in is there. Settings that must fit each
other are checked, too; the message of such a mistake says what to do. [Change a setting](how-to/change-a-setting.md) has those most in use,
[What changing a setting does](changes.md) what becomes of a system that runs.`;

function pageOf({ path, settings, sections }: Section): readonly string[] {
  const byKind = settings.some(({ kinds }) => kinds.length > 0);
  return [
    `## ${path === "" ? "The environment" : `\`${path}\``}`,
    table(
      ["setting", ...(byKind ? ["of"] : []), "what it does", "default", "allowed"],
      settings.map((setting) => [
        `\`${setting.path}\``,
        ...(byKind ? [setting.kinds.join(", ")] : []),
        setting.description,
        setting.standard,
        setting.allowed,
      ]),
    ),
    ...sections.flatMap(pageOf),
  ];
}

interface Option {
  readonly schema: z.ZodObject;
  readonly comments: Comments;
  /** Key and value that choose this option, and what else the key may be. */
  readonly chosenBy?: readonly [key: string, value: string, choices: string];
}

/** The settings of an object, or of several that a setting chooses between: what is the same stands there once. */
function sectionOf(path: string, options: readonly Option[]): Section {
  const settings: Setting[] = [];
  const sections = new Map<string, Section>();
  for (const option of options) {
    const shape: Readonly<Record<string, Schema>> = option.schema.shape;
    for (const [key, schema] of Object.entries(shape)) {
      const setting = settingOf(path, key, schema, option);
      const same = settings.findIndex((other) => isSame(other, setting));
      const kinds = [...(settings[same]?.kinds ?? []), ...setting.kinds];
      if (same < 0) settings.push(setting);
      else settings[same] = { ...setting, kinds };
      const inner = innerObjects(key, schema, option.comments);
      if (inner) sections.set(key, sectionOf(setting.path + inner.suffix, inner.options));
    }
  }
  const all = options.length;
  return {
    path,
    settings: settings.map(({ kinds, ...rest }) => ({
      ...rest,
      kinds: kinds.length === all ? [] : kinds,
    })),
    sections: [...sections.values()],
  };
}

function isSame(one: Setting, other: Setting): boolean {
  const textOf = (setting: Setting) => JSON.stringify({ ...setting, kinds: [] });
  return textOf(one) === textOf(other);
}

function settingOf(parent: string, key: string, schema: Schema, option: Option): Setting {
  const path = parent === "" ? key : `${parent}.${key}`;
  const [discriminator, kind, choices] = option.chosenBy ?? [];
  const { description, standard } = option.comments.of(key);
  const kinds = kind === undefined ? [] : [kind];
  if (key === discriminator && choices !== undefined) {
    const description = "Decides which of the settings there are.";
    return { path, kinds, allowed: choices, standard: "required", description };
  }
  return {
    path,
    kinds,
    allowed: allowedIn(schema),
    standard: standard ?? (isRequired(schema) ? "required" : ""),
    description: linked(description),
  };
}

/** The objects in a setting, which have a table of their own, and what leads to them. */
function innerObjects(
  key: string,
  schema: Schema,
  comments: Comments,
): { readonly suffix: string; readonly options: readonly Option[] } | undefined {
  let suffix = "";
  let inner = unwrap(schema);
  for (;;) {
    if (inner instanceof z.ZodRecord) suffix += ".<name>";
    else if (inner instanceof z.ZodArray) suffix += "[]";
    else break;
    inner = unwrap(inner instanceof z.ZodRecord ? inner.valueType : inner.element);
  }
  if (inner instanceof z.ZodObject) {
    return { suffix, options: [{ schema: inner, comments: comments.inside(key) }] };
  }
  if (!(inner instanceof z.ZodDiscriminatedUnion)) return undefined;
  const { discriminator } = inner.def;
  const choices = [...(inner._zod.propValues[discriminator] ?? [])].map(String).join(", ");
  const options = inner.options.flatMap((option) => {
    const [kind] = [...(option._zod.propValues?.[discriminator] ?? [])].map(String);
    if (!(option instanceof z.ZodObject) || kind === undefined) return [];
    const chosenBy = [discriminator, kind, choices] as const;
    return [{ schema: option, comments: comments.inside(key, discriminator, kind), chosenBy }];
  });
  return { suffix, options };
}

/** What is allowed, in the words of the messages that refuse everything else. */
function allowedIn(schema: Schema): string {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodObject || inner instanceof z.ZodDiscriminatedUnion) {
    return "an object, see below";
  }
  if (inner instanceof z.ZodRecord) {
    const keys = `names: ${allowedIn(inner.keyType)}`;
    return `${keys}; values: ${allowedIn(inner.valueType)}`;
  }
  const own = PROBES.flatMap((probe) => remediesOf(inner, probe));
  const texts = [...new Set(own)].map((remedy) => remedy.replace(/^use /, ""));
  if (inner instanceof z.ZodArray) texts.push(`each: ${allowedIn(inner.element)}`);
  return texts.join("; ");
}

/** Values that are wrong in some way each. */
const PROBES: readonly unknown[] = [undefined, "", "x".repeat(100_000), [], -1];

function remediesOf(schema: Schema, probe: unknown): readonly string[] {
  const { error } = z.core.safeParse(schema, probe, { error: () => "" });
  return (error?.issues ?? [])
    .filter(({ path }) => path.length === 0)
    .map((issue) => issue.message || generalRemedy(schema, probe, issue))
    .filter((remedy) => remedy !== "");
}

/** Left out, it is no mistake. */
const isRequired = (schema: Schema) => !z.core.safeParse(schema, undefined).success;

function unwrap(schema: Schema): Schema {
  return schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodOptional
    ? unwrap(schema.unwrap())
    : schema;
}

/** Addresses and pages of docs/ in a comment as links. */
function linked(text: string): string {
  return text
    .replaceAll(/\(?(https:\/\/\w[^\s)]+)\)?/g, "([more]($1))")
    .replaceAll(/docs\/([\w-]+\.md)/g, "[$1]($1)");
}
