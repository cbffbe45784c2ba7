import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import ts from "typescript";

const ROOT = path.join(__dirname, "..");
const PLACES = [
  "__tests__",
  "config",
  "constructs",
  "lib",
  "packages",
  "stacks",
  "synthesis",
  "tools",
];

interface Source {
  readonly file: string;
  readonly exports: readonly string[];
  /** `<file>#<name>` of what it imports or passes on, `<file>#*` where it takes all. */
  readonly uses: readonly string[];
}

/** The file that a specifier names: `./names`, or a package's door `#aws`. */
function fileOf(from: string, specifier: string): string {
  if (specifier.startsWith("#")) return `packages/${specifier.slice(1)}/index.ts`;
  const file = path.join(path.dirname(from), specifier);
  return FILES.has(`${file}.ts`) ? `${file}.ts` : `${file}/index.ts`;
}

const FILES = new Set([
  "main.ts",
  ...PLACES.flatMap((place) =>
    readdirSync(path.join(ROOT, place), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => path.join(place, file)),
  ),
]);

const isExported = (node: ts.Node) =>
  ts.canHaveModifiers(node) &&
  ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;

function namesOf(node: ts.Statement): string[] {
  if (ts.isVariableStatement(node)) {
    return node.declarationList.declarations.map(({ name }) => name.getText());
  }
  const { name, modifiers } = node as ts.FunctionDeclaration;
  const isDefault = modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword);
  return name && !isDefault ? [name.text] : [];
}

/** The types that a declaration shows to those who use it: not those within its functions. */
function shownBy(node: ts.Node): string[] {
  if (ts.isBlock(node)) return [];
  const own = ts.isTypeReferenceNode(node) || ts.isExpressionWithTypeArguments(node);
  const types: string[] = own ? [node.getText().replace(/\W.*/s, "")] : [];
  node.forEachChild((child) => {
    types.push(...shownBy(child));
  });
  return types;
}

/** What an import or an export from another file names there. */
function usesOf(file: string, node: ts.Statement): string[] {
  if (!ts.isImportDeclaration(node) && !ts.isExportDeclaration(node)) return [];
  if (!node.moduleSpecifier || !ts.isStringLiteral(node.moduleSpecifier)) return [];
  const from = fileOf(file, node.moduleSpecifier.text);
  const list = ts.isImportDeclaration(node) ? node.importClause?.namedBindings : node.exportClause;
  if (!list || !("elements" in list)) return [`${from}#*`];
  return list.elements.map(({ propertyName, name }) => `${from}#${(propertyName ?? name).text}`);
}

function passedOn(node: ts.Statement): string[] {
  const list = ts.isExportDeclaration(node) ? node.exportClause : undefined;
  return list && ts.isNamedExports(list) ? list.elements.map(({ name }) => name.text) : [];
}

function read(file: string): Source {
  const text = readFileSync(path.join(ROOT, file), "utf8");
  const { statements } = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const exported = statements.filter(isExported).map((node) => ({
    names: namesOf(node),
    shows: shownBy(node),
    isType: ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node),
  }));
  // Whoever calls a function may name what it takes and gives.
  const isShown = (name: string) =>
    exported.some(({ names, shows }) => !names.includes(name) && shows.includes(name));
  const own = exported.flatMap(({ names, isType }) =>
    names.filter((name) => !isType || !isShown(name)),
  );
  const loaded = [...text.matchAll(/(?:require|import)\("([.#][^"]+)"\)/g)];
  return {
    file,
    exports: [...own, ...statements.flatMap(passedOn)],
    uses: [
      ...statements.flatMap((node) => usesOf(file, node)),
      ...loaded.map(([, specifier = ""]) => `${fileOf(file, specifier)}#*`),
    ],
  };
}

// What nothing imports is private to its file, or dead: without `export`, ESLint says which.
test("what a file exports is imported by another", () => {
  const sources = [...FILES].map(read);
  const used = new Set(sources.flatMap(({ uses }) => uses));
  const unused = sources
    .filter(({ file }) => !used.has(`${file}#*`))
    .flatMap(({ file, exports }) => exports.map((name) => `${file}#${name}`))
    .filter((one) => !used.has(one));
  expect(unused.toSorted()).toEqual([]);
});
