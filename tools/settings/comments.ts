import path from "node:path";
import ts from "typescript";
import { PROJECT_ROOT } from "../project/paths";

/** Comments on the settings of an object of the schema, as an editor shows them. */
export interface Comments {
  /** What the comment on a setting says, and what is after its `@default`. */
  readonly of: (key: string) => { readonly description: string; readonly standard?: string };
  /** The comments inside a setting; `kind` is the value that chooses between several objects. */
  readonly inside: (key: string, discriminator?: string, kind?: string) => Comments;
}

/** Comments in config/schema/, read with the compiler: spread fields and other files are resolved. */
export function schemaComments(): Comments {
  const file = path.join(PROJECT_ROOT, "config", "schema", "environment.ts");
  const program = ts.createProgram([file], {
    strict: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    types: [],
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  const input = module && checker.tryGetMemberInModuleExports("EnvironmentInput", module);
  if (!input) throw new Error(`${file} exports no EnvironmentInput.`);
  return commentsIn(checker.getDeclaredTypeOfSymbol(input), checker);
}

function commentsIn(type: ts.Type, checker: ts.TypeChecker): Comments {
  const property = (key: string): ts.Symbol => {
    const found = type.getProperty(key);
    if (!found) throw new Error(`${checker.typeToString(type)} has no ${key}.`);
    return found;
  };
  return {
    of: (key) => {
      const symbol = property(key);
      const text = ts.displayPartsToString(symbol.getDocumentationComment(checker));
      const tag = symbol.getJsDocTags(checker).find(({ name }) => name === "default");
      return {
        description: oneLine(text),
        ...(tag && { standard: oneLine(ts.displayPartsToString(tag.text)) }),
      };
    },
    inside: (key, discriminator, kind) => {
      const inner = elementOf(checker.getTypeOfSymbol(property(key)), checker);
      const options = inner.isUnion() ? inner.types : [inner];
      const chosen = options.find((option) => {
        const tag = discriminator === undefined ? undefined : option.getProperty(discriminator);
        return !tag || typeNameOf(checker.getTypeOfSymbol(tag)) === kind;
      });
      return commentsIn(chosen ?? inner, checker);
    },
  };
}

const typeNameOf = (type: ts.Type) => (type.isStringLiteral() ? type.value : undefined);

/** What a list or a record holds; anything else is itself. */
function elementOf(type: ts.Type, checker: ts.TypeChecker): ts.Type {
  const there = checker.getNonNullableType(type);
  const element = there.getNumberIndexType() ?? there.getStringIndexType();
  return element && !there.isUnion() ? elementOf(element, checker) : there;
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, " ").trim();
