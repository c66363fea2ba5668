/** Registers tags safely if the package is loaded twice. */

let warned = false;

/** Registers a tag. If another copy of the package has registered it, warns once and keeps that one. */
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
