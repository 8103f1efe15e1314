/// <reference types="vitest/config" />
import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vite";
import { frozenPrototypes } from "./scripts/frozen-prototypes";
import { partsOfBits } from "./scripts/parts-of-bits";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * The mode picks the one backend that is compiled in: `bridge` for the browser
 * rings, anything else for the app. The app's bundle has no HTTP client.
 */
export default defineConfig(({ mode }) => ({
  root: at("."),
  base: "./",
  plugins: [svelte(), frozenPrototypes(), ...(mode === "test" ? [svelteTesting(), partsOfBits()] : [])],
  resolve: {
    alias: {
      $backend: at(mode === "bridge" ? "./src/lib/backend/bridge.ts" : "./src/lib/backend/tauri.ts"),
      $lib: at("./src/lib"),
      $shared: at("./src/shared"),
      $app: at("./src/app"),
      $frame: at("./src/frame"),
      $vocabulary: at("./src/vocabulary"),
      $features: at("./src/features"),
      $messages: at("./messages"),
    },
  },
  build: {
    target: "safari16.4",
    modulePreload: false,
    // Inlined assets would be data: addresses, which the content policy refuses.
    assetsInlineLimit: 0,
    outDir: mode === "bridge" ? "dist-bridge" : "dist",
    emptyOutDir: true,
    reportCompressedSize: false,
  },
  test: {
    environment: "jsdom",
    globals: true,
    setupFiles: ["./tests/setup.ts"],
    include: ["src/**/*.test.ts", "tests/**/*.test.ts"],
    restoreMocks: true,
    // One for each core: left to itself it keeps one core free, which of two is half.
    maxWorkers: "100%",
    // A worker is a thread here, not a process: it starts with a seventh less work.
    pool: "threads",
    // A busy machine is slow, not wrong.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
}));
