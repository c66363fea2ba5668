import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define.js';
import { until } from '../helpers/until.js';

describe('an element that is moved to another document and back', () => {
  for (const tag of [
    'mss-room-status',
    'mss-command-bar',
    'mss-asset-picker',
    'mss-script-editor',
    'mss-provider',
  ]) {
    it(`keeps the styles of ${tag}`, async () => {
      const home = await fixture(html`<div></div>`);
      const element = home.appendChild(document.createElement(tag));
      await until(() => (element.shadowRoot?.adoptedStyleSheets.length ?? 0) > 0, 'the styles');
      const frame = home.appendChild(document.createElement('iframe'));
      const rules = () =>
        [...(element.shadowRoot?.adoptedStyleSheets ?? [])].map(({ cssRules }) => cssRules.length);
      const [before, display] = [rules(), getComputedStyle(element).display];
      frame.contentDocument?.body.append(element);
      expect(element.ownerDocument).to.equal(frame.contentDocument);
      expect(rules()).to.eql(before);
      expect(frame.contentWindow?.getComputedStyle(element).display).to.equal(display);
      home.prepend(element);
      expect(rules()).to.eql(before);
      expect(getComputedStyle(element).display).to.equal(display);
      frame.remove();
    });
  }
});
