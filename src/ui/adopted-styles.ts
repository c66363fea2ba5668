/** Styles of shadow roots: those of the element's class, and those of parts that are loaded later, in any document. */
import { adoptStyles, type CSSResult, type LitElement } from 'lit';

/** Styles that were adopted besides those of the class, by root. */
const lateStyles = new WeakMap<ShadowRoot, Set<CSSResult>>();

/** A style sheet for the document that the root is in: a document takes only sheets that it has constructed itself. */
function sheetFor({ ownerDocument }: ShadowRoot, style: CSSResult): CSSStyleSheet | undefined {
  const { defaultView: view } = ownerDocument;
  if (!view || view === window) return style.styleSheet;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(style.cssText);
  return sheet;
}

/** Adopts styles of a part that was loaded later, once. */
export function adoptLateStyles({ shadowRoot: root }: LitElement, style: CSSResult | undefined): void {
  if (!root || !style) return;
  const styles = lateStyles.get(root) ?? new Set();
  lateStyles.set(root, styles);
  if (styles.has(style)) return;
  styles.add(style);
  const sheet = sheetFor(root, style);
  if (sheet) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/**
 * Adopts all styles of an element again: in another document, the browser drops constructed style sheets. Call it in
 * `adoptedCallback`.
 */
export function readoptStyles(element: LitElement): void {
  const { shadowRoot: root, ownerDocument } = element;
  if (!root || !ownerDocument.defaultView) return;
  const { elementStyles } = element.constructor as typeof LitElement;
  const own = elementStyles.filter((style) => 'cssText' in style);
  if (ownerDocument === document) adoptStyles(root, elementStyles);
  else root.adoptedStyleSheets = [];
  const added = [...(ownerDocument === document ? [] : own), ...(lateStyles.get(root) ?? [])];
  const sheets = added.flatMap((style) => sheetFor(root, style) ?? []);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
}

/**
 * Shows the dialogs that were open modally again: out of its document for a moment, a dialog stays open, but no longer
 * above the page.
 */
export function reopenDialogs({ shadowRoot }: LitElement): void {
  for (const dialog of shadowRoot?.querySelectorAll('dialog[open]') ?? []) {
    if (dialog.matches(':modal')) continue;
    dialog.removeAttribute('open');
    (dialog as HTMLDialogElement).showModal();
  }
}
