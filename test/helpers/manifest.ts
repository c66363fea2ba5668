/** The manifest of the elements in a browser; the test runner serves it. */

/** A property, method or attribute. */
interface Entry {
  name: string;
  kind?: 'field' | 'method';
  type?: { text: string };
  default?: string;
  readonly?: boolean;
  attribute?: string;
  reflects?: boolean;
  fieldName?: string;
}

/** An element of the manifest. */
export interface ElementDeclaration {
  tagName: string;
  members: Entry[];
  attributes: Entry[];
  slots?: Entry[];
  cssParts?: Entry[];
}

/** Reads the elements of the manifest. */
export async function readManifest(): Promise<ElementDeclaration[]> {
  const path = '/test/fixtures/manifest.js';
  const module = (await import(path)) as { default: { modules: { declarations: ElementDeclaration[] }[] } };
  return module.default.modules.flatMap(({ declarations }) => declarations);
}
