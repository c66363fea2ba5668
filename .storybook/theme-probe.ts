/** Tells the colours that elements mix from the custom properties, by their own style sheet. */
import { css, html, LitElement, type CSSResultGroup, type TemplateResult } from 'lit';
import { baseStyles } from '../src/ui/base.styles.js';

/** What is read on what: a name, two colours of the sheet, and the contrast that WCAG 2.2 asks for. */
export const pairs: readonly (readonly [
  name: string,
  foreground: string,
  background: string,
  needed: number,
])[] = [
  ['Text on background', 'text', 'surface', 4.5],
  ['Secondary text', 'muted', 'surface', 4.5],
  ['Links', 'accent-text', 'surface', 4.5],
  ['Text on accent', 'on-accent', 'accent', 4.5],
  ['Errors', 'danger', 'surface', 4.5],
  ['Errors on their background', 'danger', 'danger-soft', 4.5],
  ['Warnings', 'warning', 'surface', 4.5],
  ['Warnings on their background', 'warning', 'warning-soft', 4.5],
  ['Success', 'success', 'surface', 4.5],
  ['Text on “on air”', 'on-live', 'live', 4.5],
  ['Borders of fields', 'field-border', 'surface', 3],
];

/** An element without content, whose style sheet is that of all elements. */
export class ThemeProbe extends LitElement {
  static override styles: CSSResultGroup = [
    baseStyles,
    css`
      :host {
        block-size: 0;
        overflow: hidden;
      }
    `,
  ];

  override render(): TemplateResult {
    return html`<span></span>`;
  }

  /** A colour of the sheet by its internal name, as CSS writes it. */
  colour(name: string): string {
    const one = this.renderRoot.querySelector('span');
    if (!one) return 'transparent';
    one.style.color = `var(--_${name})`;
    return getComputedStyle(one).color;
  }
}

/** Registers `theme-probe`. */
export function defineThemeProbe(): void {
  if (!customElements.get('theme-probe')) customElements.define('theme-probe', ThemeProbe);
}
