import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

export default ts.config(
  { ignores: ["dist", "dist-bridge", "node_modules", "src/lib/bindings", "src/lib/i18n/ids.ts"] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser } } },
  {
    files: ["scripts/**", "tests/**", "*.config.*", "*.js"],
    languageOptions: { globals: { ...globals.node } },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig } },
  },
  {
    rules: {
      "no-undef": "off",
      "no-console": "error",
      "no-eval": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "svelte/no-at-html-tags": "error",
      // Addresses here are hash routes, which need no resolver.
      "svelte/no-navigation-without-resolve": "off",
      // Maps, sets and dates here are private bookkeeping; what a screen shows is $state.
      "svelte/prefer-svelte-reactivity": "off",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "no-restricted-syntax": [
        "error",
        {
          selector: "MemberExpression[property.name=/^(innerHTML|outerHTML)$/]",
          message: "No HTML string is ever inserted: build elements.",
        },
        {
          // `window.localStorage` is no global to the rule below.
          selector:
            "MemberExpression[property.name=/^(localStorage|sessionStorage|indexedDB|caches|cookie|cookieStore|serviceWorker)$/]",
          message: "Nothing is kept in the WebView's storage.",
        },
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: "Core gives the time; a screen never asks the clock for data.",
        },
      ],
      "no-restricted-globals": [
        "error",
        { name: "localStorage", message: "Nothing is kept in the WebView's storage." },
        { name: "sessionStorage", message: "Nothing is kept in the WebView's storage." },
        { name: "indexedDB", message: "Nothing is kept in the WebView's storage." },
        { name: "caches", message: "Nothing is kept in the WebView's storage." },
        { name: "cookieStore", message: "Nothing is kept in the WebView's storage." },
      ],
    },
  },
  { files: ["scripts/**", "tests/**"], rules: { "no-console": "off" } },
);
