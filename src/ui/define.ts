/** Registers a tag; where another copy of this package was first, says so once and leaves it alone. */

let warned = false;

export function define(tag: string, element: CustomElementConstructor): void {
  const present = customElements.get(tag);
  if (!present) {
    customElements.define(tag, element);
    return;
  }
  if (present === element || warned) return;
  warned = true;
  console.warn(
    `metastudio-widgets is on this page twice: <${tag}> was registered by another copy, which stays in use. Load the package once.`,
  );
}
