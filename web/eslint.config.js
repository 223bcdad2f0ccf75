import js from "@eslint/js";
import a11y from "eslint-plugin-jsx-a11y";
import globals from "globals";
import ts from "typescript-eslint";

const features = ["seeker", "console", "board", "admin"];

/** Keep the arrows of the house: feature → timeline, call → kit, and no feature knows another. */
function boundary(folder, forbidden) {
  const group = forbidden.map((name) => `**/${name}/**`);
  const message = "A feature may import the kit, the timeline and the call, never another feature.";
  return {
    files: [`src/${folder}/**`],
    rules: { "no-restricted-imports": ["error", { patterns: [{ group, message }] }] },
  };
}

const sinks = ["innerHTML", "outerHTML", "insertAdjacentHTML", "srcdoc", "dangerouslySetInnerHTML"];

export default ts.config(
  { ignores: ["dist", "node_modules", "src/wire.ts"] },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  a11y.flatConfigs.strict,
  {
    languageOptions: {
      globals: globals.browser,
      parserOptions: { projectService: { allowDefaultProject: ["*.config.js", "wire.mjs", "public/*.js"] } },
    },
    rules: {
      "max-lines": ["error", { max: 250, skipBlankLines: true }],
      "max-depth": ["error", 3],
      complexity: ["error", 12],
      eqeqeq: "error",
      "no-eval": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // role="list" brings back the list that Safari drops under list-style: none.
      "jsx-a11y/no-redundant-roles": ["error", { ul: ["list"], ol: ["list"] }],
      // A region that scrolls must be reachable by keyboard (WCAG 2.1.1).
      "jsx-a11y/no-noninteractive-tabindex": ["error", { tags: [], roles: ["log", "region", "tabpanel"] }],
      "no-restricted-syntax": ["error", ...sinks.flatMap((sink) => [
        { selector: `MemberExpression[property.name='${sink}']`, message: "Markup from text is a Trusted Types sink." },
        { selector: `JSXAttribute[name.name='${sink}']`, message: "Markup from text is a Trusted Types sink." },
      ])],
    },
  },
  { files: ["**/*.{js,mjs}"], ...ts.configs.disableTypeChecked },
  { files: ["*.{js,mjs}"], languageOptions: { globals: globals.node } },
  { files: ["public/*.js"], languageOptions: { globals: globals.serviceworker } },
  boundary("kit", ["timeline", "call", ...features]),
  boundary("timeline", ["call", ...features]),
  boundary("call", ["timeline", ...features]),
  ...features.map((name) => boundary(name, features.filter((other) => other !== name))),
);
