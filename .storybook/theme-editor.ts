/**
 * A live editor of the ten custom properties: each value is seen at once on elements in light and in dark, with the
 * contrast of what is read (WCAG 2.2, 1.4.3 and 1.4.11), and the rule is there to copy.
 */
import {
  css,
  html,
  LitElement,
  nothing,
  type CSSResultGroup,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { defineThemeProbe, pairs, type ThemeProbe } from './theme-probe.js';
import type { Stage } from '../stories/simulated.js';
import { contrast } from '../test/helpers/colours.js';

const schemes = ['light', 'dark'] as const;
type Scheme = (typeof schemes)[number];

/** A colour, with its defaults in `src/ui/base.styles.ts`. */
interface Colour extends Record<Scheme, string> {
  name: string;
  title: string;
}

const colours: readonly Colour[] = [
  { name: 'accent', title: 'Buttons, links, focus', light: '#1d5fd1', dark: '#86b3ff' },
  { name: 'surface', title: 'Background', light: '#ffffff', dark: '#17191f' },
  { name: 'text', title: 'Text', light: '#1a1d24', dark: '#e9ebf1' },
  { name: 'danger', title: 'Errors', light: '#b3261e', dark: '#ff9d94' },
  { name: 'live', title: 'On air', light: '#d3122c', dark: '#ff4c60' },
  { name: 'warning', title: 'Warnings', light: '#8a5300', dark: '#f2bd5c' },
  { name: 'success', title: 'Success', light: '#11713d', dark: '#6fd49a' },
];

/** What is shown in each scheme. */
interface Shown {
  stage: Stage;
  room_id: string;
  on: (stage: Stage, content: TemplateResult) => TemplateResult;
}

class ThemeEditor extends LitElement {
  static override styles: CSSResultGroup = css`
    :host {
      display: block;
      margin-block: 24px 40px;
      font:
        14px/1.5 'Nunito Sans',
        system-ui,
        sans-serif;
    }
    .fields {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(250px, 1fr));
      gap: 8px 24px;
    }
    .field {
      display: flex;
      gap: 8px;
      align-items: center;
      min-block-size: 32px;
    }
    .field > :first-child {
      flex: 1;
    }
    code,
    pre {
      font:
        13px/1.5 ui-monospace,
        monospace;
    }
    small {
      display: block;
      font-size: 12px;
      opacity: 0.85;
    }
    input[type='color'] {
      inline-size: 40px;
      block-size: 28px;
      padding: 0;
    }
    input[type='number'] {
      inline-size: 64px;
    }
    input,
    select,
    button {
      font: inherit;
      min-block-size: 28px;
    }
    .panes {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(280px, 1fr));
      gap: 16px;
      margin-block: 24px;
    }
    .pane {
      min-inline-size: 0;
      padding: 16px;
      border: 1px solid color-mix(in srgb, CanvasText 20%, Canvas);
      border-radius: 6px;
      background: color-mix(in srgb, Canvas 94%, CanvasText);
      color: CanvasText;
    }
    .light {
      color-scheme: light;
    }
    .dark {
      color-scheme: dark;
    }
    .pane h3 {
      margin: 0 0 8px;
      font-size: 14px;
    }
    .pane mss-command-bar {
      margin-block-start: 12px;
    }
    table {
      inline-size: 100%;
      margin-block-start: 12px;
      border-collapse: collapse;
    }
    td,
    th {
      padding: 4px;
      border-block-end: 1px solid color-mix(in srgb, CanvasText 20%, Canvas);
      font-weight: inherit;
      text-align: start;
    }
    th + td {
      text-align: end;
      white-space: nowrap;
    }
    .low {
      font-weight: 700;
    }
    pre {
      overflow-wrap: anywhere;
      white-space: pre-wrap;
    }
  `;

  /** What differs from the defaults. */
  private readonly colours = new Map<string, Record<Scheme, string>>();
  private radius = 8;
  private font = '';
  private density = 'normal';
  private shown: Shown | undefined;
  /** Contrasts by scheme, in the order of `pairs`. */
  private ratios: Partial<Record<Scheme, number[]>> = {};

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  /** The simulator is loaded for this page only. */
  private async load(): Promise<void> {
    if (this.shown) return;
    const [{ on, stage }] = await Promise.all([
      import('../stories/simulated.js'),
      import('../src/define.js'),
    ]);
    const one = stage();
    const room_id = await one.createRoom();
    await one.goLive(room_id);
    this.shown = { stage: one, room_id, on };
    this.requestUpdate();
  }

  protected override updated(_changed: PropertyValues): void {
    const { style } = this;
    for (const property of [...style]) style.removeProperty(property);
    for (const [name, value] of this.declarations) style.setProperty(name, value);
    const measured = Object.fromEntries(
      schemes.map((scheme) => {
        const probe = this.renderRoot.querySelector<ThemeProbe>(`.${scheme} theme-probe`);
        return [scheme, pairs.map(([, a, b]) => (probe ? contrast(probe.colour(a), probe.colour(b)) : 0))];
      }),
    );
    if (JSON.stringify(measured) === JSON.stringify(this.ratios)) return;
    this.ratios = measured;
    this.requestUpdate();
  }

  private get declarations(): [string, string][] {
    return [
      ...[...this.colours].map(([name, { light, dark }]): [string, string] => [
        `--mss-${name}`,
        light === dark ? light : `light-dark(${light}, ${dark})`,
      ]),
      ...(this.radius === 8 ? [] : [['--mss-radius', `${this.radius}px`] as [string, string]]),
      ...(this.font === '' ? [] : [['--mss-font', this.font] as [string, string]]),
      ...(this.density === 'normal' ? [] : [['--mss-density', this.density] as [string, string]]),
    ];
  }

  private setColour(colour: Colour, scheme: Scheme, value: string): void {
    const { light, dark } = this.colours.get(colour.name) ?? colour;
    this.colours.set(colour.name, { light, dark, [scheme]: value });
    this.requestUpdate();
  }

  private reset(): void {
    this.colours.clear();
    Object.assign(this, { radius: 8, font: '', density: 'normal' });
    this.requestUpdate();
  }

  override render(): TemplateResult {
    const rule = this.declarations.map(([name, value]) => `  ${name}: ${value};`);
    return html`<div class="fields">
        ${colours.map((colour) => this.renderColour(colour))} ${this.renderOthers()}
      </div>
      <div class="panes">${schemes.map((scheme) => this.renderPane(scheme))}</div>
      <pre>
${rule.length > 0 ? `mss-provider {\n${rule.join('\n')}\n}` : '/* Nothing is set: these are the defaults. */'}</pre>
      <button @click=${() => this.reset()}>Reset</button>`;
  }

  private renderColour(colour: Colour): TemplateResult {
    const { name, title } = colour;
    const values = this.colours.get(name) ?? colour;
    return html`<div class="field">
      <span><code>--mss-${name}</code><small>${title}</small></span>
      ${schemes.map(
        (scheme) =>
          html`<input
            type="color"
            aria-label="--mss-${name} in ${scheme}"
            title="in ${scheme}"
            .value=${values[scheme]}
            @input=${(event: Event) => this.setColour(colour, scheme, (event.target as HTMLInputElement).value)}
          />`,
      )}
    </div>`;
  }

  private renderOthers(): TemplateResult {
    const take = (name: 'radius' | 'font' | 'density') => (event: Event) => {
      const { value } = event.target as HTMLInputElement;
      Object.assign(this, { [name]: name === 'radius' ? Number(value) : value });
      this.requestUpdate();
    };
    return html`<label class="field"
        ><span><code>--mss-radius</code><small>Corners, in pixels</small></span
        ><input type="number" min="0" max="24" .value=${String(this.radius)} @input=${take('radius')}
      /></label>
      <label class="field"
        ><span><code>--mss-font</code><small>Default: the page’s</small></span
        ><input size="10" placeholder="Georgia" .value=${this.font} @input=${take('font')}
      /></label>
      <label class="field"
        ><span><code>--mss-density</code><small>Controls and gaps</small></span
        ><select .value=${this.density} @change=${take('density')}>
          <option>normal</option>
          <option>compact</option>
        </select></label
      >`;
  }

  private renderPane(scheme: Scheme): TemplateResult {
    const { shown } = this;
    const elements =
      shown &&
      shown.on(
        shown.stage,
        html`<mss-room-status room-id=${shown.room_id} controls></mss-room-status>
          <mss-command-bar room-id=${shown.room_id} .quickReplies=${['Thank you']}></mss-command-bar>`,
      );
    return html`<section class="pane ${scheme}" aria-label=${scheme}>
      <h3>${scheme === 'light' ? 'Light' : 'Dark'}</h3>
      ${elements ?? nothing}
      <theme-probe></theme-probe>
      <table>
        ${pairs.map(([name, , , needed], index) => {
          const ratio = this.ratios[scheme]?.[index] ?? 0;
          return html`<tr>
            <th scope="row">${name}</th>
            <td class=${ratio < needed ? 'low' : nothing}>
              ${ratio.toFixed(1)} : 1 ${ratio < needed ? `⚠ below ${needed}` : '✓'}
            </td>
          </tr>`;
        })}
      </table>
    </section>`;
  }
}

/** Registers `theme-editor`. */
export function defineThemeEditor(): void {
  defineThemeProbe();
  if (!customElements.get('theme-editor')) customElements.define('theme-editor', ThemeEditor);
}
