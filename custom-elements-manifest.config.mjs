/** The manifest that editors and Storybook read, made from the elements' doc comments. */
export default {
  globs: ['src/elements/**/*.ts', 'src/ui/element.ts', 'src/ui/form-control.ts'],
  exclude: ['src/**/*.styles.ts', 'src/**/messages.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
};
