import { readdirSync } from "node:fs";
import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";

/** Imports point one way: app → features → components, api → lib. Names of the folders each may not reach. */
const forbidden = {
  lib: ["api", "components", "features", "app"],
  api: ["components", "features", "app"],
  components: ["api", "features", "app"],
  features: ["app"],
};

/** Across folders an import is written "@/folder/…", so that a rule on its first word sees every one. */
const noParent = { regex: "^\\.\\.", message: 'Import across folders as "@/…".' };

const direction = (files, regexes, message) => ({
  files,
  ignores: ["**/*.test.ts", "**/*.test.tsx"],
  rules: {
    "no-restricted-imports": [
      "error",
      { patterns: [noParent, ...regexes.map((regex) => ({ regex, message }))] },
    ],
  },
});

const features = readdirSync(new URL("./src/features", import.meta.url));

export default tseslint.config(
  { ignores: ["node_modules", "src/api/schema.d.ts"] },
  js.configs.recommended,
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "no-restricted-imports": ["error", { patterns: [noParent] }],
    },
  },
  {
    files: ["**/*.tsx"],
    extends: [jsxA11y.flatConfigs.strict, reactHooks.configs.flat.recommended],
  },
  { files: ["**/*.js", "**/*.mjs"], languageOptions: { globals: globals.node } },
  ...Object.entries(forbidden)
    .filter(([folder]) => folder !== "features")
    .map(([folder, others]) =>
      direction(
        [`src/${folder}/**`],
        others.map((other) => `^@/${other}/`),
        "Imports point one way: app → features → components, api → lib.",
      ),
    ),
  ...features.map((name) =>
    direction(
      [`src/features/${name}/**`],
      ["^@/app/", `^@/features/(?!${name}/)`],
      "A feature imports no other feature; src/app composes them.",
    ),
  ),
);
