import { fileURLToPath } from "node:url";
import babel from "@rolldown/plugin-babel";
import react, { reactCompilerPreset } from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { precompress } from "./scripts/precompress.ts";

const api = "http://127.0.0.1:5000";

export default defineConfig({
  // Relative, so that the bundle also works below a path of a reverse proxy.
  base: "./",
  // The compiler memoizes components, so that a response rerenders only what it changes.
  plugins: [react(), babel({ presets: [reactCompilerPreset()] }), precompress()],
  resolve: {
    alias: {
      "@": fileURLToPath(new URL("./src", import.meta.url)),
      // Cases of the rules that the server has, too; its tests read the same files.
      "@vectors": fileURLToPath(new URL("../tests/vectors", import.meta.url)),
    },
  },
  css: {
    preprocessorOptions: {
      // Bootstrap 5 still uses Sass's old @import and colour functions; its warnings are not ours to mend.
      scss: { quietDeps: true, silenceDeprecations: ["import"] },
    },
  },
  server: {
    proxy: Object.fromEntries(
      ["/costs", "/projects", "/refresh", "/healthz", "/openapi.json", "/docs"].map((path) => [
        path,
        api,
      ]),
    ),
  },
  build: {
    outDir: "../app/static",
    emptyOutDir: true,
    // The first browsers with CSS light-dark(), which the theme's tokens are written in.
    target: ["chrome123", "firefox120", "safari17.5"],
    // Everything stays a file of its own: the policy lets images come from data:, but nothing else.
    assetsInlineLimit: 0,
  },
  test: {
    environment: "jsdom",
    setupFiles: ["src/testing/setup.ts"],
    // Fourteen hours ahead of UTC: a local date that slips in gives the wrong day.
    env: { TZ: "Pacific/Kiritimati" },
    restoreMocks: true,
    // How long a test takes says more about what else the machine does.
    testTimeout: 30_000,
    css: false,
  },
});
