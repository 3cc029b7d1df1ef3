import tseslint from "typescript-eslint";

export default tseslint.config(...tseslint.configs.strict, ...tseslint.configs.stylistic, {
  rules: { complexity: ["error", 10], "max-lines": ["error", 400], "max-lines-per-function": ["error", 60] },
});
