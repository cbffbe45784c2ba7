import js from "@eslint/js";
import prettier from "eslint-config-prettier";
import tseslint from "typescript-eslint";

/** The direction of imports between the folders of the infrastructure: a folder may import what its list names. */
const FOLDERS = {
  environments: ["config"],
  config: ["lib"],
  synthesis: ["config", "stacks"],
  stacks: ["config", "constructs", "lib"],
  constructs: ["lib"],
  lib: [],
};

/** What the infrastructure takes of the kit: what AWS documents, and the rules before anything is written. */
const KIT = { config: ["aws"], stacks: ["aws"], synthesis: ["guardrails", "terraform"] };

/** The same between packages, which can be taken to another CDKTF project: they know nothing of this one. */
const PACKAGES = {
  aws: [],
  terraform: ["aws"],
  analysis: ["aws", "terraform"],
  guardrails: ["aws", "terraform"],
  plan: ["analysis", "aws", "guardrails", "terraform"],
  testing: ["analysis", "aws", "guardrails", "terraform"],
};

const PROVIDER_PATHS = [
  {
    regex: "^@cdktf/provider-aws(?!/lib/(?!index)[^/]+$)",
    message: "Import one resource: @cdktf/provider-aws/lib/<resource>. The barrel takes seconds.",
  },
  { regex: "^cdktf/", message: "Import from cdktf itself: what lies deeper is not its API." },
];

const restrictImports = (patterns) => ["error", { patterns: [...PROVIDER_PATHS, ...patterns] }];

const without = (names, allowed) => names.filter((name) => !allowed.includes(name)).join("|");

/** A package has one door, index.ts, which package.json names. */
const DOORS = {
  regex: "/packages/(?!.*/__tests__/)",
  message:
    "Import a package by its name: #analysis. Others of its files are its own (packages/README.md).",
};

const folderRules = Object.entries(FOLDERS).map(([folder, allowed]) => ({
  files: [`${folder}/**/*.ts`],
  rules: {
    "no-restricted-imports": restrictImports([
      {
        regex: `^(\\.\\./)+(${without([...Object.keys(FOLDERS), "tools"], [folder, ...allowed])}|packages)(/|$)|^#(?!(${(KIT[folder] ?? []).join("|")})$)`,
        message: `${folder}/ may import ${allowed.join(", ") || "no other folder"} (ARCHITECTURE.md).`,
      },
    ]),
  },
}));

const packageRules = Object.entries(PACKAGES).map(([name, allowed]) => ({
  files: [`packages/${name}/**/*.ts`],
  ignores: ["**/__tests__/**"],
  rules: {
    "no-restricted-imports": restrictImports([
      {
        regex: `^#(${without(Object.keys(PACKAGES), allowed)})$|^(\\.\\./)+(${Object.keys({ ...FOLDERS, ...PACKAGES }).join("|")}|tools|__tests__)(/|$)`,
        message: `${name} may import ${allowed.map((one) => `#${one}`).join(", ") || "no other package"} (packages/README.md).`,
      },
    ]),
  },
}));

export default tseslint.config(
  { ignores: ["cdktf.out/", "node_modules/", ".local/"] },
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "no-restricted-imports": restrictImports([DOORS]),
      // cdktf's constructs take effect by being made.
      "no-new": "off",
      eqeqeq: "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      // Of what strictTypeChecked refuses in a text, a number is what it looks like.
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        {
          allowAny: false,
          allowBoolean: false,
          allowNever: false,
          allowNullish: false,
          allowNumber: true,
          allowRegExp: false,
        },
      ],
    },
  },
  ...folderRules,
  ...packageRules,
  {
    // One place reads the surroundings; what follows is data.
    files: [
      ...Object.keys(FOLDERS)
        .filter((folder) => folder !== "config")
        .map((folder) => `${folder}/**`),
      "packages/**",
      "main.ts",
    ],
    rules: {
      "no-restricted-properties": [
        "error",
        {
          object: "process",
          property: "env",
          message: "Only config/ and tools/ read process.env.",
        },
      ],
    },
  },
  {
    // Everybody may change everything in environments/: no mechanism is tested with it.
    files: ["__tests__/**/*.ts"],
    ignores: ["__tests__/environments/**", "__tests__/integration/{lifecycle,terraform}/**"],
    rules: {
      "no-restricted-imports": restrictImports([
        DOORS,
        {
          regex: "^(\\.\\./)+environments(/|$)",
          message: "Use sampleEnvironment() (__tests__/samples.ts): everybody edits environments/.",
        },
      ]),
      "no-restricted-syntax": [
        "error",
        {
          selector:
            'CallExpression[callee.name="loadEnvironments"][arguments.length=0], CallExpression[callee.name="findEnvironment"][arguments.length=1]',
          message:
            "Use sampleEnvironments() (__tests__/samples.ts): everybody edits environments/.",
        },
      ],
    },
  },
  {
    files: ["**/*.js"],
    languageOptions: {
      globals: {
        __dirname: "readonly",
        module: "writable",
        process: "readonly",
        require: "readonly",
      },
    },
  },
  prettier,
);
