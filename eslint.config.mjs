import js from "@eslint/js";
import prettier from "eslint-config-prettier";
import tseslint from "typescript-eslint";

/**
 * The direction of imports. A folder may import itself, what stands to its right here, and nothing
 * else of the project.
 */
const LAYERS = {
  environments: ["config"],
  config: ["lib"],
  stacks: ["config", "constructs", "lib"],
  constructs: ["lib"],
  lib: [],
  // These four can be taken to another CDKTF project, so they know nothing of this one.
  testing: ["guardrails", "analysis"],
  plan: ["guardrails", "analysis"],
  guardrails: ["analysis"],
  analysis: [],
};
const FOLDERS = [...Object.keys(LAYERS), "tools"];

const PROVIDER_PATHS = [
  {
    regex: "^@cdktf/provider-aws(?!/lib/(?!index)[^/]+$)",
    message: "Import one resource: @cdktf/provider-aws/lib/<resource>. The barrel takes seconds.",
  },
  { regex: "^cdktf/", message: "Import from cdktf itself: what lies deeper is not its API." },
];

const restrictImports = (patterns) => ["error", { patterns: [...PROVIDER_PATHS, ...patterns] }];

const forbidden = (folder, allowed) =>
  FOLDERS.filter((other) => other !== folder && !allowed.includes(other));

const layerRules = Object.entries(LAYERS).map(([folder, allowed]) => ({
  files: [`${folder}/**/*.ts`],
  rules: {
    "no-restricted-imports": restrictImports([
      {
        regex: `^(\\.\\./)+(${forbidden(folder, allowed).join("|")})(/|$)`,
        message: `${folder}/ may import ${allowed.join(", ") || "no other folder"} (ARCHITECTURE.md).`,
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
      "no-restricted-imports": restrictImports([]),
      // cdktf's constructs take effect by being made.
      "no-new": "off",
      eqeqeq: "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
    },
  },
  ...layerRules,
  {
    // One place reads the surroundings; what follows is data.
    files: [
      ...Object.keys(LAYERS)
        .filter((folder) => folder !== "config")
        .map((folder) => `${folder}/**`),
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
