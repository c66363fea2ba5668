/// <reference types="vite/client" />
/** What Vite makes importable here, and TypeScript does not know. */
declare module '*.mdx' {
  const Page: (props: object) => unknown;
  export default Page;
  /** See `docs-container.mdx`. */
  export const Container: (props: object) => unknown;
}

declare module 'virtual:custom-elements-manifest' {
  const manifest: import('./manifest.js').Manifest;
  export default manifest;
}
