/** Styles of elements that are moved to another document. */
import { adoptStyles, type LitElement } from 'lit';

/**
 * Adopts the styles of an element's class again: in another document, the browser drops constructed style sheets, and takes
 * only such that the new document has constructed. Call it in `adoptedCallback`.
 */
export function readoptStyles(element: LitElement): void {
  const { shadowRoot, ownerDocument } = element;
  const view = ownerDocument.defaultView;
  if (!shadowRoot || !view) return;
  const { elementStyles } = element.constructor as typeof LitElement;
  if (view === window) return adoptStyles(shadowRoot, elementStyles);
  shadowRoot.adoptedStyleSheets = elementStyles.flatMap((style) => {
    if (!('cssText' in style)) return [];
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(style.cssText);
    return sheet;
  });
}
