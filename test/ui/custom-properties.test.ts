/** Custom properties that the page sets apply inside the elements. */
import { expect, fixture, html } from '@open-wc/testing';
import { html as template, type TemplateResult } from 'lit';
import { MssElement } from '../../src/ui/element.js';

class Sample extends MssElement {
  protected override render(): TemplateResult {
    return template`<button class="button">One</button>`;
  }
}
customElements.define('mss-sample', Sample);

/** The computed style of the button inside the element. */
function buttonStyle(root: Element): CSSStyleDeclaration {
  const element = root.matches('mss-sample') ? root : root.querySelector('mss-sample');
  return getComputedStyle(element?.shadowRoot?.querySelector('button') as Element);
}

describe('the custom properties', () => {
  it('make controls smaller with a compact density, on an ancestor or on the element', async () => {
    const normal = await fixture(html`<mss-sample></mss-sample>`);
    expect(buttonStyle(normal).minBlockSize).to.equal('32px');
    const inside = await fixture(html`<div style="--mss-density: compact"><mss-sample></mss-sample></div>`);
    expect(buttonStyle(inside).minBlockSize).to.equal('28px');
    const own = await fixture(html`<mss-sample style="--mss-density: compact"></mss-sample>`);
    expect(buttonStyle(own).minBlockSize).to.equal('28px');
  });

  it('make one element normal inside a compact page', async () => {
    const root = await fixture(
      html`<div style="--mss-density: compact"><mss-sample style="--mss-density: normal"></mss-sample></div>`,
    );
    expect(buttonStyle(root).minBlockSize).to.equal('32px');
  });

  it('set colours, corners and font', async () => {
    const root = await fixture(
      html`<div
        style="--mss-surface: rgb(1, 2, 3); --mss-text: rgb(4, 5, 6); --mss-radius: 20px; --mss-font: monospace"
      >
        <mss-sample></mss-sample>
      </div>`,
    );
    const style = buttonStyle(root);
    expect(style.backgroundColor).to.equal('rgb(1, 2, 3)');
    expect(style.color).to.equal('rgb(4, 5, 6)');
    expect(style.borderTopLeftRadius).to.equal('15px');
    expect(style.fontFamily).to.equal('monospace');
  });
});
