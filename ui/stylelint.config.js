import svelteSyntax from "./stylelint-svelte.js";

/** @type {import("stylelint").Config} */
export default {
  extends: ["stylelint-config-standard"],
  rules: {
    "selector-pseudo-class-no-unknown": [true, { ignorePseudoClasses: ["global"] }],
    "no-descending-specificity": null,
    "declaration-empty-line-before": null,
    "custom-property-empty-line-before": null,
    "rule-empty-line-before": null,
    "comment-empty-line-before": null,
    // A colour lives in the tokens, or forced colours and dark break.
    "color-no-hex": true,
    "color-named": "never",
    "declaration-property-value-disallowed-list": { outline: ["none", "0"] },
  },
  overrides: [
    {
      files: ["**/*.svelte"],
      customSyntax: svelteSyntax,
      rules: { "no-empty-source": null },
    },
    { files: ["**/tokens.css"], rules: { "color-no-hex": null, "color-named": null } },
  ],
};
