/** The rundown when its livestream ends: it is the last round, nothing is being said, and nothing can be added. */
import { expect } from '@open-wc/testing';
import { expectAccessible } from '../../helpers/accessible.js';
import { renderCommandBar, waitForText, type CommandBarFixture } from '../../helpers/command-bar-fixture.js';
import { button, clickButton, renderedText, until } from '../../helpers/until.js';

const panel = ({ bar }: CommandBarFixture) => bar.shadowRoot?.querySelector('.rundown') as HTMLElement;
const textOf = (all: CommandBarFixture) => panel(all).textContent.replace(/\s+/g, ' ');

async function open(): Promise<CommandBarFixture> {
  const all = await renderCommandBar();
  await clickButton(all.bar, 'Rundown');
  await waitForText(all.bar, 'Speaking');
  return all;
}

async function end(all: CommandBarFixture): Promise<void> {
  await all.stop(all.bar.roomId);
  const { watch } = (all.bar as unknown as { bar: { watch: { refresh(): Promise<void> } } }).bar;
  await watch.refresh();
  await waitForText(all.bar, 'Last round');
}

describe('the rundown of a livestream that is over', () => {
  it('is the last round: which paragraph was last on air, and no buttons', async () => {
    const all = await open();
    button(all.bar, 'Remove: Closing')?.focus();
    await end(all);
    const text = textOf(all);
    expect(text).to.contain('Last on air').and.to.contain('Not played');
    for (const gone of ['Speaking', 'Next', 'Later', 'Rundown of this round'])
      expect(text, gone).not.to.contain(gone);
    expect(panel(all).querySelectorAll('button')).to.have.length(0);
    expect(panel(all).querySelector('[aria-current]')).to.equal(null);
    await until(() => all.bar.shadowRoot?.activeElement?.id === 'rundown', 'the focus on its title');
    await expectAccessible(all.bar);
  });

  it('keeps what was written and not sent, which can be copied or discarded', async () => {
    const all = await open();
    await clickButton(all.bar, 'Edit: Closing');
    const area = await until(() => panel(all).querySelector('textarea'), 'the editor');
    area.value = 'We ship tomorrow.';
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await clickButton(all.bar, 'Done');
    await clickButton(all.bar, 'Edit: Offer');
    await until(() => panel(all).querySelector('textarea'), 'the editor');
    await end(all);
    expect(textOf(all)).to.contain('We ship tomorrow.').and.to.contain('Edited, not sent');
    expect(panel(all).querySelector('textarea')?.readOnly).to.equal(true);
    expect(button(all.bar, 'Send 1 change')).to.equal(undefined);
    expect(button(all.bar, 'Add paragraph')).to.equal(undefined);
    await expectAccessible(all.bar);
    await clickButton(all.bar, 'Discard');
    await until(() => !textOf(all).includes('We ship tomorrow.'), 'the change to be discarded');
  });

  it('gives way to the round of the next livestream', async () => {
    const all = await open();
    await end(all);
    await all.goLive(all.bar.roomId);
    const { watch } = (all.bar as unknown as { bar: { watch: { refresh(): Promise<void> } } }).bar;
    await watch.refresh();
    await waitForText(all.bar, 'Rundown of this round');
    await until(() => button(all.bar, 'Add paragraph'), 'what a running one offers');
    expect(renderedText(all.bar)).not.to.contain('Last round');
  });
});
