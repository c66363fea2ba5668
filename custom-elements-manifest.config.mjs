/** The manifest that editors, Storybook and framework types read, made from the elements' doc comments. */

/** Members that belong to the platform or to Lit; pages don't use them. */
const platformMembers = new Set([
  'styles',
  'formAssociated',
  'connectedCallback',
  'disconnectedCallback',
  'attributeChangedCallback',
  'formAssociatedCallback',
  'formDisabledCallback',
  'formResetCallback',
  'formStateRestoreCallback',
  'role',
  'requestUpdate',
  'updateComplete',
]);

/** What a page can use of a class. */
function publicMember({ name, privacy, static: isStatic }) {
  return privacy !== 'private' && privacy !== 'protected' && !isStatic && !platformMembers.has(name);
}

/** Internal modules are not part of the manifest, so nothing refers to them. */
const withoutOrigin = ({ inheritedFrom: _, ...entry }) => entry;

/** Reduces a class to its public contract: documented events only, no internals, no references to base classes. */
function contractOf(declaration) {
  const { members = [], attributes = [], events = [], ...rest } = declaration;
  return {
    ...rest,
    superclass: { name: 'HTMLElement' },
    members: members.filter(publicMember).map(withoutOrigin),
    attributes: attributes.map(withoutOrigin),
    // The analyzer guesses an event for each dispatchEvent; those of the doc comment have a type and a description.
    events: events.filter(({ name, description }) => name && description).map(withoutOrigin),
  };
}

/** Leaves the custom elements in the manifest and removes everything else. */
function elementsOnly() {
  return {
    name: 'elements-only',
    packageLinkPhase({ customElementsManifest: manifest }) {
      manifest.modules = manifest.modules.flatMap((module) => {
        const declarations = module.declarations.filter(({ tagName }) => tagName).map(contractOf);
        if (declarations.length === 0) return [];
        const exports = declarations.flatMap(({ name, tagName }) => [
          { kind: 'js', name, declaration: { name, module: module.path } },
          { kind: 'custom-element-definition', name: tagName, declaration: { name, module: module.path } },
        ]);
        return [{ ...module, declarations, exports }];
      });
    },
  };
}

export default {
  globs: ['src/elements/*/*.ts', 'src/ui/element.ts', 'src/ui/form-control.ts'],
  exclude: ['src/**/*.styles.ts', 'src/**/messages.ts', 'src/**/*.lazy.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [elementsOnly()],
};
