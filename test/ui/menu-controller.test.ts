import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { LitElement, type TemplateResult } from 'lit';
import { MenuController, type MenuItem } from '../../src/ui/menu-controller.js';
import { menuStyles } from '../../src/ui/menu.styles.js';

class MenuHost extends LitElement {
  static override styles = menuStyles;

  readonly chosen: string[] = [];
  readonly reasons: string[] = [];
  items: MenuItem[] = [
    { id: 'copy', label: 'Copy' },
    { id: 'cut', label: 'Cut', shortcut: 'Control+x' },
    { id: 'paste', label: 'Paste', disabledReason: 'Nothing was copied.' },
    { id: 'delete', label: 'Delete', isDanger: true },
  ];
  readonly menu = new MenuController(this, {
    label: () => 'Edit',
    items: () => this.items,
    select: (id) => this.chosen.push(id),
    showReason: (reason) => this.reasons.push(reason),
  });

  get opener(): HTMLElement {
    return this.renderRoot.querySelector('button') as HTMLElement;
  }

  get focused(): string | undefined {
    return this.shadowRoot?.activeElement?.textContent?.trim();
  }

  override render(): TemplateResult {
    return html`<button @click=${() => this.menu.toggle(this.opener)}>Open</button> ${this.menu.render()}`;
  }
}
customElements.define('test-menu-host', MenuHost);

async function openMenu(): Promise<MenuHost> {
  const host = await fixture<MenuHost>(html`<test-menu-host></test-menu-host>`);
  host.opener.click();
  await host.updateComplete;
  return host;
}

const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await sendKeys({ press: key });
};

describe('the menu of a menu button', () => {
  it('is walked with arrow keys, Home and End, and goes round', async () => {
    const host = await openMenu();
    expect(host.focused).to.equal('Copy');
    await press('ArrowUp');
    expect(host.focused).to.equal('Delete');
    await press('ArrowDown', 'ArrowDown');
    expect(host.focused).to.match(/^Cut/);
    await press('End');
    expect(host.focused).to.equal('Delete');
    await press('Home', 'Enter');
    expect(host.chosen).to.deep.equal(['copy']);
  });

  it('finds an item by the letters that are typed', async () => {
    const host = await openMenu();
    await press('p');
    expect(host.focused).to.equal('Paste');
    await new Promise((resolve) => setTimeout(resolve, 750));
    await press('c', 'u');
    expect(host.focused).to.match(/^Cut/);
  });

  it('closes at Escape and gives the focus back', async () => {
    const host = await openMenu();
    await press('Escape');
    await host.updateComplete;
    expect(host.focused).to.equal('Open');
    expect(host.renderRoot.querySelector('[role=menu]')).to.equal(null);
  });

  it('says why an item cannot be chosen', async () => {
    const host = await openMenu();
    host.renderRoot.querySelector<HTMLElement>('[aria-disabled=true]')?.click();
    expect(host.chosen).to.deep.equal([]);
    expect(host.reasons).to.deep.equal(['Nothing was copied.']);
  });

  it('stays in the viewport, at its lower right corner too', async () => {
    const host = await fixture<MenuHost>(html`<test-menu-host></test-menu-host>`);
    host.menu.open(host.opener, { point: { x: innerWidth - 1, y: innerHeight - 1 } });
    await host.updateComplete;
    const box = host.renderRoot.querySelector('[role=menu]')?.getBoundingClientRect();
    expect(box?.right).to.be.at.most(document.documentElement.clientWidth);
    expect(box?.bottom).to.be.at.most(document.documentElement.clientHeight);
    expect(box?.height).to.be.above(0);
  });
});
