/** Renders icons in templates. */
import { nothing, svg, type TemplateResult } from 'lit';
import { iconPath, type IconNode } from './svg-icon.js';

/** An icon. A `label` is its name for screen readers; without one, the icon is decorative. */
export function icon(node: IconNode, label?: string): TemplateResult {
  return svg`<svg
    class="icon"
    viewBox="0 0 24 24"
    role=${label ? 'img' : nothing}
    aria-label=${label ?? nothing}
    aria-hidden=${label ? nothing : 'true'}
    ><path d=${iconPath(node)}></path
  ></svg>`;
}
