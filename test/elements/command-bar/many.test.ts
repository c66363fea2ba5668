/** Ten times as much as is usual: five hundred quick replies, and what grows with use. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { renderCommandBar, type CommandBarFixture } from '../../helpers/command-bar-fixture.js';
import { goOffline, goOnline } from '../../helpers/offline.js';
import { button, clickButton, renderedText, until } from '../../helpers/until.js';

const replies = Array.from({ length: 500 }, (_, i) => `Reply number ${i + 1}.`);

const nodes = ({ bar }: CommandBarFixture) => bar.shadowRoot?.querySelectorAll('*').length ?? 0;
const names = ({ bar }: CommandBarFixture) =>
  [...(bar.shadowRoot?.querySelectorAll('.quick .reply') ?? [])].map((one) => one.textContent.trim());
const focused = ({ bar }: CommandBarFixture) => bar.shadowRoot?.activeElement?.textContent?.trim();

async function find(all: CommandBarFixture, selector: string, words: string): Promise<void> {
  const field = await until(
    () => all.bar.shadowRoot?.querySelector<HTMLInputElement>(selector),
    'the search',
  );
  field.value = words;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await all.bar.updateComplete;
}

describe('five hundred quick replies', () => {
  it('are shown in part, with a button for more, and are all found and sent', async () => {
    const few = nodes(await renderCommandBar({ replies: replies.slice(0, 10) }));
    const all = await renderCommandBar({ replies });
    expect(nodes(all) - few, 'nodes more than with ten').to.be.below(100);
    expect(names(all)).to.have.length(40);
    await clickButton(all.bar, 'Show 40 more');
    await until(() => names(all).length === 80, 'more');
    expect(focused(all)).to.equal('Reply number 41.');
    await find(all, '.replies .find', 'number 499');
    expect(names(all)).to.deep.equal(['Reply number 499.']);
    expect(button(all.bar, 'Show 40 more')).to.equal(undefined);
    await clickButton(all.bar, 'Reply number 499.');
    await until(() => all.bar.history.length === 1, 'the reply');
    await find(all, '.replies .find', '');
    expect(names(all), 'a search starts anew').to.have.length(40);
    expect(button(all.bar, 'Show 40 more')).to.exist;
  });

  it('keep the palette small, and are all reached in it by keys and by their words', async () => {
    const all = await renderCommandBar({ replies });
    const before = nodes(all);
    all.area.focus();
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'k' });
    await sendKeys({ up: 'Control' });
    const dialog = await until(
      () => all.bar.shadowRoot?.querySelector('dialog.palette[open]'),
      'the palette',
    );
    const options = () => [...dialog.querySelectorAll('[role=option]')];
    const active = () => dialog.querySelector('[aria-selected=true]');
    const status = () => dialog.querySelector('[role=status]')?.textContent?.trim();
    expect(nodes(all) - before, 'nodes of the palette').to.be.below(200);
    const size = Number(active()?.getAttribute('aria-setsize'));
    expect(size).to.be.above(500);
    await sendKeys({ type: 'reply number' });
    const names = () => [...dialog.querySelectorAll('.group')].map(({ textContent }) => textContent);
    await until(() => names().length === 1, 'the name of the group, once');
    expect(dialog.querySelector('[role=group]')?.getAttribute('aria-label')).to.equal('Quick replies');
    expect(names()).to.eql(['Quick replies']);
    expect(options().every((one) => !one.textContent?.includes('Quick replies'))).to.equal(true);
    for (const _letter of 'reply number') await sendKeys({ press: 'Backspace' });
    await until(() => dialog.querySelector('input')?.value === '' && options().length === 50, 'all of them');
    expect(status()).to.equal(`Showing 50 of ${size}. Type to find the rest.`);
    for (let i = 0; i < 9; i++) await sendKeys({ press: 'PageDown' });
    await until(() => active()?.getAttribute('aria-posinset') === '73', 'an item far below');
    expect(active()?.textContent).to.include('Reply number');
    expect(options()).to.have.length(50);
    await sendKeys({ press: 'ArrowUp' });
    await until(() => active()?.getAttribute('aria-posinset') === '72', 'the one before');
    const field = dialog.querySelector('input');
    expect(field?.getAttribute('aria-activedescendant')).to.equal(active()?.id);
    await sendKeys({ type: 'number 499' });
    await until(() => options().length === 1, 'the one that is found');
    await sendKeys({ press: 'Enter' });
    await until(() => all.bar.history.length === 1, 'the reply');
    expect(JSON.stringify(all.bar.history[0]?.command)).to.include('Reply number 499.');
  });
});

describe('what grows with use', () => {
  afterEach(() => goOnline());

  it('keeps the log small after a thousand commands', async () => {
    const all = await renderCommandBar();
    const before = nodes(all);
    const line = new BroadcastChannel(`metastudio-widgets/commands/${all.bar.roomId}`);
    const at = Date.now() - 3_600_000;
    const records = Array.from({ length: 1_000 }, (_, index) => ({
      ...{ id: `other-${index}`, name: 'INSERT_PLAY_SCRIPT', stage: 'done', job_id: 'j', page: 'other' },
      ...{ at: at + index, since: at + index, text: `From elsewhere ${index}` },
    }));
    line.postMessage(JSON.stringify(records));
    line.close();
    await until(() => renderedText(all.bar).includes('From elsewhere 999'), 'the newest');
    expect(nodes(all) - before, 'nodes of the log').to.be.below(400);
    expect(all.bar.shadowRoot?.querySelectorAll('.entry')).to.have.length(20);
  });

  it('shows a part of a long queue, how many wait besides, and these when they are asked for', async () => {
    const all = await renderCommandBar();
    goOffline();
    for (let i = 0; i < 40; i++) await all.bar.send(`Later ${i}`);
    await until(() => renderedText(all.bar).includes('and 10 more'), 'how many wait besides');
    expect(all.bar.shadowRoot?.querySelectorAll('.queue li')).to.have.length(30);
    await clickButton(all.bar, 'Show 10 more');
    const last = await until(() => all.bar.shadowRoot?.querySelectorAll('.queue li')[39], 'the last one');
    [...last.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === 'Cancel')?.click();
    await until(() => all.bar.history.some(({ stage }) => stage === 'unsent'), 'that it is cancelled');
    expect(all.bar.history.filter(({ stage }) => stage === 'unsent')).to.have.length(1);
  });
});
