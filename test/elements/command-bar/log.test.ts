/** The log: which commands are rendered, which are announced, and which can be undone. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CommandRecord, LiveCommand } from '../../../src/live/index.js';
import { expectAccessible } from '../../helpers/accessible.js';
import { button, until, clickButton } from '../../helpers/until.js';
import { renderCommandBar, waitForText, type CommandBarFixture } from '../../helpers/command-bar-fixture.js';

/** Simulates another tab that announces `count` commands. */
function announceFromOtherTab({ bar }: CommandBarFixture, count: number, change: object = {}): void {
  const line = new BroadcastChannel(`metastudio-widgets/commands/${bar.roomId}`);
  const at = Date.now() - 3_600_000;
  const records = Array.from({ length: count }, (_, index) => ({
    ...{ id: `other-${index}`, name: 'INSERT_PLAY_SCRIPT', stage: 'done', job_id: 'j', page: 'other' },
    ...{ at: at + index, since: at + index, text: `From elsewhere ${index}` },
    ...change,
  }));
  line.postMessage(JSON.stringify(records));
  line.close();
}

const entries = ({ bar }: CommandBarFixture) => [
  ...(bar.shadowRoot?.querySelectorAll<HTMLElement>('.entry') ?? []),
];
const isAnnounced = ({ bar }: CommandBarFixture) =>
  bar.shadowRoot?.querySelector('[role=log]')?.getAttribute('aria-live') !== 'off';

const rules = (text: string): LiveCommand => ({
  command: 'REWRITE_INTERACTION_RULES',
  params: {
    interaction_rules: [
      { rule_index: 'r1', rule_name: 'Price', event_type: 1, trigger: { reply_texts: [text] } },
    ],
  },
});

/** Changes the reply to viewers in its form. */
async function reply(all: CommandBarFixture, text: string): Promise<void> {
  all.area.focus();
  await sendKeys({ down: 'Control' });
  await sendKeys({ press: 'k' });
  await sendKeys({ up: 'Control' });
  await until(() => all.bar.shadowRoot?.querySelector('dialog.palette[open]'), 'the palette');
  await sendKeys({ type: 'auto-replies' });
  await all.bar.updateComplete;
  await sendKeys({ press: 'Enter' });
  const field = await until(
    () => all.bar.shadowRoot?.querySelector<HTMLTextAreaElement>('dialog.form textarea'),
    'the field',
  );
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await all.bar.updateComplete;
  field.form?.requestSubmit();
  await until(() => !all.bar.shadowRoot?.querySelector('dialog'), 'the form to close');
}

const repliesIn = (record?: CommandRecord) => JSON.stringify(record?.command.params);

describe('the log of the command bar', () => {
  it('draws the newest commands, and earlier ones at a press', async () => {
    const all = await renderCommandBar();
    announceFromOtherTab(all, 45);
    await waitForText(all.bar, 'From elsewhere 44');
    expect(entries(all)).to.have.length(20);
    await expectAccessible(all.bar);
    (await until(() => button(all.bar, 'Show 20 earlier'), 'Show 20 earlier')).focus();
    await sendKeys({ press: 'Enter' });
    await until(() => entries(all).length === 40, 'earlier commands');
    await sendKeys({ press: 'Enter' });
    await waitForText(all.bar, 'From elsewhere 0');
    expect(button(all.bar, 'Show 5 earlier')).to.equal(undefined);
    await until(() => all.bar.shadowRoot?.activeElement, 'the focus, which stays in the bar');
  });

  it('finds by their words commands that are not drawn', async () => {
    const all = await renderCommandBar();
    announceFromOtherTab(all, 45);
    const find = await until(
      () => all.bar.shadowRoot?.querySelector<HTMLInputElement>('.history .find'),
      'the search',
    );
    find.focus();
    await sendKeys({ type: 'elsewhere 3' });
    await until(() => entries(all).length === 11, 'what was sought');
    expect(all.bar.shadowRoot?.activeElement === find, 'the focus is in the search').to.equal(true);
  });

  it('keeps the entry that has the focus when newer ones would push it out', async () => {
    const all = await renderCommandBar();
    announceFromOtherTab(all, 21);
    await waitForText(all.bar, 'From elsewhere 20');
    const last = entries(all).at(-1);
    last?.querySelector('button')?.focus();
    await all.bar.send('Newer');
    await waitForText(all.bar, 'Newer');
    expect(last?.contains(all.bar.shadowRoot?.activeElement ?? null), 'the focus is there').to.equal(true);
  });

  it('tells aloud what is sent here, and not what a person looks back at', async () => {
    const all = await renderCommandBar();
    announceFromOtherTab(all, 45);
    await waitForText(all.bar, 'From elsewhere 44');
    expect(isAnnounced(all)).to.equal(false);
    await all.bar.send('Mine');
    await waitForText(all.bar, 'Mine');
    expect(isAnnounced(all)).to.equal(true);
    await clickButton(all.bar, 'Show 20 earlier');
    await until(() => entries(all).length === 40, 'earlier commands');
    expect(isAnnounced(all)).to.equal(false);
    await all.bar.send('Mine again');
    await waitForText(all.bar, 'Mine again');
    expect(isAnnounced(all)).to.equal(true);
  });

  it('shows until when a reply waits in another tab', async () => {
    const all = await renderCommandBar();
    announceFromOtherTab(all, 1, { stage: 'waiting', deadline: Date.now() + 60_000 });
    await waitForText(all.bar, 'Expires at');
    await waitForText(all.bar, 'Another window');
  });

  it('offers to take back only the last of its kind, which would take no later one with it', async () => {
    const all = await renderCommandBar();
    await all.bar.send(rules('Nine yuan.'));
    await reply(all, 'Eight yuan.');
    await until(() => button(all.bar, 'Undo'), 'Undo');
    await reply(all, 'Seven yuan.');
    const undos = () =>
      [...(all.bar.shadowRoot?.querySelectorAll('.entry button') ?? [])].filter(
        ({ textContent }) => textContent.trim() === 'Undo',
      );
    await until(() => undos().length === 1, 'one Undo');
    button(all.bar, 'Undo')?.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => all.bar.history.length === 4, 'the undoing');
    expect(repliesIn(all.bar.history.at(-1))).to.contain('Eight yuan.');
    await until(() => undos().length === 0, 'nothing more to take back');
    expect(all.bar.shadowRoot?.activeElement?.role, 'what has the focus').to.equal('log');
  });
});
