import { readdirSync } from "node:fs";
import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";

/**
 * Imports point one way: app → features → components → api, router, hooks → lib. Names of the folders that
 * each may not import.
 */
const forbidden = {
  lib: ["api", "router", "hooks", "components", "features", "app"],
  api: ["router", "hooks", "components", "features", "app"],
  router: ["api", "hooks", "components", "features", "app"],
  hooks: ["api", "router", "components", "features", "app"],
  components: ["features", "app"],
};

/** Across folders an import is written "@/folder/…", which the rules of direction match on. */
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
  ...Object.entries(forbidden).map(([folder, others]) =>
    direction(
      [`src/${folder}/**`],
      others.map((other) => `^@/${other}/`),
      "Imports point one way: app → features → components → api, router, hooks → lib.",
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
