/** Addresses that the page gives, and the origin of the page. */

/** Resolves an address as the page resolves its own links: against its `<base href>`, if it has one. */
export function resolveAddress(address: string | URL): URL {
  return new URL(address, globalThis.document?.baseURI ?? globalThis.location?.href);
}

/** The origin that the page was loaded from, also in a sandboxed frame; undefined outside of a browser. */
export function pageOrigin(): string | undefined {
  const { location } = globalThis;
  if (!location) return undefined;
  return location.origin === 'null' ? resolveAddress('').origin : location.origin; // `about:srcdoc` has no own origin
}
