/** Lucide's package has no types for its single icons. */
declare module 'lucide/dist/esm/icons/*.mjs' {
  const node: readonly (readonly [tag: string, attributes: Readonly<Record<string, unknown>>])[];
  export default node;
}
