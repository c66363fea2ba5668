import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { createClient, showSmartLiveRoom } from '../../../../src/api/index.js';
import type { ScriptEditor } from '../../../../src/elements/script-editor/script-editor.js';
import '../../../../src/elements/provider/define.js';
import '../../../../src/elements/script-editor/define.js';
import { stage } from '../../../../stories/simulated.js';
import { expectAccessible } from '../../../helpers/accessible.js';
import { clearDrafts, putDraft, waitForDrafts } from '../../../helpers/drafts.js';
import { renderWithSimulator } from '../../../helpers/simulator-fixture.js';
import { itNeeds } from '../../../helpers/engine.js';
import { button, renderedText, until, clickButton } from '../../../helpers/until.js';

const find = (editor: ScriptEditor, selector: string) =>
  editor.shadowRoot?.querySelector<HTMLElement>(selector);
const all = (editor: ScriptEditor, selector: string) => [
  ...(editor.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];
const shows = (editor: ScriptEditor, words: string) =>
  until(() => renderedText(editor).includes(words), `"${words}"`);

/** Waits until the stored drafts, as JSON, pass the test. */
const untilKept = async (test: (drafts: string) => boolean): Promise<string> =>
  JSON.stringify(await waitForDrafts((drafts) => test(JSON.stringify(drafts))));

async function typeInto(editor: ScriptEditor, words: string): Promise<void> {
  await until(() => find(editor, '[role=textbox]:not([aria-readonly])'), 'the text box');
  editor.focus();
  await until(() => editor.shadowRoot?.activeElement?.matches('[role=textbox]'), 'focus');
  await sendKeys({ type: words });
}

/** A named form control. */
const named = (value = 'Once upon a time', name = 'story') =>
  fixture<ScriptEditor>(html`<mss-script-editor name=${name} value=${value}></mss-script-editor>`);
/** Leaves the page and opens it again. */
async function again(...args: Parameters<typeof named>): Promise<ScriptEditor> {
  fixtureCleanup();
  return named(...args);
}

describe('a draft', () => {
  beforeEach(clearDrafts);
  afterEach(fixtureCleanup);

  it('is kept within a second of a key, without anything else', async () => {
    const editor = await named();
    await typeInto(editor, 'Oh! ');
    await untilKept((drafts) => drafts.includes('Oh! Once upon a time'));
  });

  it('is offered with its differences from the saved text', async () => {
    await typeInto(await named('今天我们重新开始，各位晚上好'), '晚上');
    const editor = await again('今天我们重新开始，各位晚上好');
    await shows(editor, 'Unsaved draft from');
    await until(() => find(editor, '.draft-changes'), 'the differences');
    const marks = all(editor, '.draft-changes mark').map((mark) => mark.textContent);
    expect(marks).to.deep.equal(['晚上']);
    expect(find(editor, '.draft-changes')?.textContent).to.include('Saved').and.to.include('Draft');
    expect(editor.value).to.equal('今天我们重新开始，各位晚上好');
    await expectAccessible(editor);
    await clickButton(editor, 'Restore');
    await until(() => editor.value === '晚上今天我们重新开始，各位晚上好', 'the draft');
    expect(find(editor, '.draft-changes')).not.to.exist;
  });

  it('is deleted when it is discarded', async () => {
    await typeInto(await named(), 'Oh! ');
    const editor = await again();
    (await until(() => button(editor, 'Discard'), 'the offer')).click();
    await untilKept((drafts) => drafts === '[]');
    const third = await again();
    await until(() => find(third, '[role=textbox]'), 'the text box');
    expect(renderedText(third)).not.to.include('Unsaved draft from');
  });

  it('is added after the saved text by Keep both', async () => {
    await typeInto(await named(), 'Oh! ');
    const editor = await again();
    (await until(() => button(editor, 'Keep both'), 'the offer')).click();
    await until(() => editor.value.includes('Oh! '), 'both');
    expect(editor.value).to.match(/^Once upon a time\s+Oh! Once upon a time$/);
  });

  it('is not offered when it equals the saved text', async () => {
    await typeInto(await named(), 'Oh! ');
    await untilKept((drafts) => drafts.includes('Oh! '));
    const editor = await again('Oh! Once upon a time');
    await untilKept((drafts) => drafts === '[]');
    expect(renderedText(editor)).not.to.include('Unsaved draft from');
  });

  it('expires after a month, and only the newest hundred are kept', async () => {
    await named();
    await untilKept(() => true);
    const day = 86_400_000;
    const left = (id: string, at: number) =>
      putDraft({ id, place: `page ${location.pathname} ${id}`, at, content: { text: id } });
    await left('old', Date.now() - 31 * day);
    for (let i = 0; i < 103; i++) await left(`d${i}`, Date.now() - i * 1000);
    const again = '../../../../src/documents/draft-store.ts?again';
    const { readDrafts } = (await import(again)) as { readDrafts: (place: string) => Promise<unknown> };
    await readDrafts('x');
    const drafts = await untilKept((kept) => (JSON.parse(kept) as unknown[]).length === 100);
    expect(drafts).to.include('"d0"').and.not.to.include('"old"').and.not.to.include('"d102"');
  });

  it('belongs to the signed-in user: another user is offered nothing, and loses nothing', async () => {
    const signedIn = async (user: string) => {
      fixtureCleanup();
      const provider = await fixture(
        html`<mss-provider user=${user}>
          <mss-script-editor name="story" value="Once upon a time"></mss-script-editor>
        </mss-provider>`,
      );
      return provider.querySelector('mss-script-editor') as ScriptEditor;
    };
    await typeInto(await signedIn('anna'), 'Oh! ');
    await untilKept((drafts) => drafts.includes('Oh! '));
    const other = await signedIn('bo');
    await typeInto(other, 'Well. ');
    await untilKept((drafts) => drafts.includes('Well. '));
    expect(renderedText(other)).not.to.include('Unsaved draft from');
    const back = await signedIn('anna');
    await shows(back, 'Unsaved draft from');
    (await until(() => button(back, 'Restore'), 'the offer')).click();
    await until(() => back.value === 'Oh! Once upon a time', 'the draft');
  });

  it('belongs to a name: another control on the page is offered nothing', async () => {
    await typeInto(await named(), 'Oh! ');
    await untilKept((drafts) => drafts.includes('Oh! '));
    const other = await again('Once upon a time', 'other');
    await until(() => find(other, '[role=textbox]'), 'the text box');
    await untilKept((drafts) => drafts.includes('Oh! '));
    expect(renderedText(other)).not.to.include('Unsaved draft from');
  });

  describe('of which there are two', () => {
    /** Leaves two drafts, the second one minutes later. */
    async function two(): Promise<ScriptEditor> {
      await typeInto(await named(), 'First. ');
      const [first] = (await waitForDrafts((drafts) => JSON.stringify(drafts).includes('First. '))) as {
        id: string;
        at: number;
      }[];
      fixtureCleanup();
      await putDraft({ ...first, at: (first?.at ?? 0) - 120_000 });
      await putDraft({ ...first, id: `${first?.id ?? ''}1`, content: { text: 'Second' } });
      const editor = await named();
      await shows(editor, '(1 of 2)');
      return editor;
    }
    const draftText = (editor: ScriptEditor) =>
      find(editor, '.draft-changes .version-side:last-child .version')?.textContent ?? '';
    const showsDraft = (editor: ScriptEditor, words: string) =>
      until(() => draftText(editor).includes(words), `the draft "${words}"`);

    it('is said, and the other one is shown without losing the first', async () => {
      const editor = await two();
      await showsDraft(editor, 'Second');
      await expectAccessible(editor);
      await clickButton(editor, 'Next draft');
      await shows(editor, '(2 of 2)');
      await showsDraft(editor, 'First. ');
      await clickButton(editor, 'Next draft');
      await shows(editor, '(1 of 2)');
    });

    it('loses the one that is shown by Discard, and shows the other', async () => {
      const editor = await two();
      await clickButton(editor, 'Next draft');
      await shows(editor, '(2 of 2)');
      await clickButton(editor, 'Discard');
      await untilKept((drafts) => drafts.includes('Second') && !drafts.includes('First. '));
      await showsDraft(editor, 'Second');
      expect(renderedText(editor))
        .to.match(/Unsaved draft from/)
        .and.not.to.include('Next draft');
    });

    it('restores the one that is shown, and keeps the other', async () => {
      const editor = await two();
      await clickButton(editor, 'Next draft');
      await shows(editor, '(2 of 2)');
      await clickButton(editor, 'Restore');
      await until(() => editor.value === 'First. Once upon a time', 'the older draft');
      await showsDraft(editor, 'Second');
    });

    it('is said at once when another tab leaves a further one, and the shown one stays', async () => {
      const editor = await two();
      await clickButton(editor, 'Next draft');
      const third = { id: 'third', at: Date.now(), content: { text: 'Third' } };
      await putDraft({
        ...third,
        place: `page ${location.pathname}${location.search}${location.hash} story`,
      });
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      await shows(editor, '(3 of 3)');
      expect(draftText(editor)).to.include('First. ');
    });
  });

  describe('in a form', () => {
    async function inForm(method = 'post'): Promise<{ form: HTMLFormElement; editor: ScriptEditor }> {
      const form = await fixture<HTMLFormElement>(
        html`<form target="sent" action="about:blank" method=${method}>
          <mss-script-editor name="story" value="Saved"></mss-script-editor>
          <iframe name="sent" title="Answer"></iframe>
        </form>`,
      );
      const editor = form.querySelector('mss-script-editor') as ScriptEditor;
      await typeInto(editor, 'Oh! ');
      await untilKept((drafts) => drafts.includes('Oh! '));
      return { form, editor };
    }
    const prevent = (event: Event) => event.preventDefault();
    /** Types more after a submission that does not end the draft; the draft has it all then. */
    async function stays(): Promise<void> {
      await sendKeys({ type: 'More. ' });
      await untilKept((drafts) => drafts.includes('Oh! More. '));
      fixtureCleanup();
      const editor = await named('Saved');
      await shows(editor, 'Unsaved draft from');
    }

    it('ends when the form is submitted to a frame, and begins again with the next key', async () => {
      const { form } = await inForm();
      form.requestSubmit();
      await untilKept((drafts) => drafts === '[]');
      await sendKeys({ type: 'More. ' });
      await untilKept((drafts) => drafts.includes('Oh! More. '));
    });

    it('ends in a shadow root, too', async () => {
      const host = await fixture(html`<div></div>`);
      const { form } = await inForm();
      host.attachShadow({ mode: 'open' }).append(form);
      form.requestSubmit();
      await untilKept((drafts) => drafts === '[]');
    });

    it('ends when the form is reset', async () => {
      const { form, editor } = await inForm();
      form.reset();
      await untilKept((drafts) => drafts === '[]');
      expect(editor.value).to.equal('Saved');
    });

    it('stays when the page prevents the submission, however late', async () => {
      const { form } = await inForm();
      window.addEventListener('submit', prevent, { once: true });
      form.requestSubmit();
      await stays();
    });

    it('stays when a dialog is closed by its form, because nothing was sent', async () => {
      const { form } = await inForm('dialog');
      form.requestSubmit();
      await stays();
    });

    it('stays when another form is submitted', async () => {
      await inForm();
      const other = await fixture<HTMLFormElement>(html`<form target="sent" action="about:blank"></form>`);
      other.requestSubmit();
      await stays();
    });

    it('stays when the form is only read, and ends though the page stops the event', async () => {
      const { form } = await inForm();
      expect(new FormData(form).get('story')).to.include('Oh! ');
      await untilKept((drafts) => drafts.includes('Oh! '));
      form.addEventListener('submit', (event) => event.stopImmediatePropagation(), { once: true });
      form.requestSubmit();
      await untilKept((drafts) => drafts === '[]');
    });
  });

  const ofRecord = (record: string) =>
    fixture<ScriptEditor>(
      html`<mss-script-editor name="story" record=${record} value="Saved"></mss-script-editor>`,
    );

  it('belongs to a record, wherever the page is', async () => {
    await typeInto(await ofRecord('1'), 'One. ');
    fixtureCleanup();
    const other = await ofRecord('2');
    await typeInto(other, 'Two. ');
    await untilKept((drafts) => drafts.includes('One. Saved') && drafts.includes('Two. Saved'));
    expect(renderedText(other)).not.to.include('Unsaved draft from');
    other.record = '1';
    other.value = 'Saved';
    await shows(other, 'Unsaved draft from');
    await clickButton(other, 'Restore');
    await until(() => other.value === 'One. Saved', 'the draft of the first record');
    await untilKept((drafts) => drafts.includes('Two. Saved'));
  });

  it('stays with its record when the page shows another at once, and is offered on return', async () => {
    const editor = await ofRecord('1');
    await typeInto(editor, 'One. ');
    editor.value = 'Of the second';
    editor.record = '2';
    await untilKept((drafts) => drafts.includes('One. Saved') && !drafts.includes('Of the second'));
    editor.record = '1';
    editor.value = 'Saved';
    await shows(editor, 'Unsaved draft from');
  });

  describe('at an address', () => {
    const start = location.href;
    afterEach(() => history.replaceState(null, '', start));
    const go = (part: string) => history.pushState(null, '', `${location.pathname}${part}`);

    for (const [one, two] of [
      ['?id=1', '?id=2'],
      ['#/edit/1', '#/edit/2'],
      ['?id=1', ''],
    ] as const) {
      it(`is not offered at another: ${one}, then ${two || 'none'}; it is on return`, async () => {
        go(one);
        const editor = await named();
        await typeInto(editor, 'Oh! ');
        go(two);
        editor.value = 'Another story';
        await untilKept((drafts) => drafts.includes('Oh! Once upon a time'));
        await typeInto(editor, 'Well. ');
        await untilKept((drafts) => drafts.includes('Well. ') && drafts.includes('Oh! '));
        expect(renderedText(editor)).not.to.include('Unsaved draft from');
        go(one);
        const third = await again();
        await shows(third, 'Unsaved draft from');
        await clickButton(third, 'Discard');
        await untilKept((drafts) => drafts.includes('Well. ') && !drafts.includes('Oh! '));
      });
    }

    itNeeds('canTellOfMoves', 'survives a walk through the page that leaves the text as it is', async () => {
      go('');
      const editor = await named();
      await typeInto(editor, 'Oh! ');
      go('#help');
      go('');
      await untilKept((drafts) => drafts.includes('.3"') && drafts.split('Oh! ').length === 2);
      expect(renderedText(editor)).not.to.include('Unsaved draft from');
    });

    it('without query and fragment is offered as it was kept before', async () => {
      go('');
      await named();
      await untilKept(() => true);
      fixtureCleanup();
      const place = `page ${location.pathname} story`;
      await putDraft({ id: `${place} earlier`, place, at: Date.now(), content: { text: 'Before' } });
      go('?id=1');
      const other = await named();
      await typeInto(other, 'Well. ');
      await untilKept((drafts) => drafts.includes('Well. ') && drafts.includes('Before'));
      expect(renderedText(other)).not.to.include('Unsaved draft from');
      fixtureCleanup();
      go('');
      await shows(await named(), 'Unsaved draft from');
    });
  });

  for (const [how, spoil] of [
    ['is full', () => ({ put: failing('QuotaExceededError') })],
    ['is forbidden', () => ({ transaction: failing('SecurityError') })],
  ] as const) {
    it(`is missed once, in words, when storage ${how}; the editor goes on, and keeps drafts when it can again`, async () => {
      const editor = await named();
      await untilKept(() => true);
      const spoilt = spoil();
      const restore =
        spoilt && 'put' in spoilt
          ? replace(IDBObjectStore.prototype, 'put', spoilt.put)
          : replace(IDBDatabase.prototype, 'transaction', spoilt.transaction);
      try {
        await typeInto(editor, 'Oh! ');
        await shows(editor, 'This browser can’t keep drafts');
        await expectAccessible(editor);
        await sendKeys({ type: 'More. ' });
        await editor.updateComplete;
        expect(renderedText(editor).split('can’t keep drafts')).to.have.length(2);
        expect(editor.value).to.equal('Oh! More. Once upon a time');
      } finally {
        restore();
      }
      await sendKeys({ type: 'Again. ' });
      await untilKept((drafts) => drafts.includes('Again. '));
      await until(() => !renderedText(editor).includes('keeps no drafts'), 'no word about it');
    });
  }
});

describe('a database of drafts that cannot be used', () => {
  afterEach(async () => {
    fixtureCleanup();
    await clearDrafts();
  });

  it('without its store is repaired, and drafts are kept', async () => {
    await replaceDatabase();
    await typeInto(await named(), 'Oh! ');
    await untilKept((drafts) => drafts.includes('Oh! '));
    await typeInto(await again(), 'Well. ');
    await untilKept((drafts) => drafts.includes('Well. '));
  });

  it('is reported while another page blocks its repair, and used afterwards', async () => {
    const other = await replaceDatabase(true);
    const editor = await named();
    await shows(editor, 'Drafts can’t be read in this browser');
    await typeInto(editor, 'Oh! ');
    await shows(editor, 'This browser can’t keep drafts');
    other?.close();
    await sendKeys({ type: 'Well. ' });
    await untilKept((drafts) => drafts.includes('Oh! Well. '));
    await until(() => !/can’t keep drafts|be read/.test(renderedText(editor)), 'no word about it');
  });

  it('that cannot be read is reported; its drafts are offered when it can be read again', async () => {
    await typeInto(await named(), 'Oh! ');
    await untilKept((drafts) => drafts.includes('Oh! '));
    const restore = replace(IDBIndex.prototype, 'getAll', failing('UnknownError'));
    const editor = await again();
    await shows(editor, 'Drafts can’t be read in this browser');
    await expectAccessible(editor);
    restore();
    await typeInto(editor, 'Well. ');
    await shows(editor, 'Unsaved draft from');
    expect(renderedText(editor)).not.to.include('be read');
    await clickButton(editor, 'Restore');
    await until(() => editor.value === 'Oh! Once upon a time', 'the earlier draft');
  });
});

/** Replaces the drafts' database by an empty one without a store; returns its connection if it shall stay open. */
async function replaceDatabase(stays = false): Promise<IDBDatabase | undefined> {
  const name = 'metastudio-widgets';
  await new Promise((resolve) => (indexedDB.deleteDatabase(name).onsuccess = resolve));
  const db = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open(name, 1);
    request.onsuccess = () => resolve(request.result);
  });
  if (stays) return db;
  db.close();
  return undefined;
}

const failing = (name: string) => () => {
  throw new DOMException('no', name);
};

function replace<T extends object, K extends keyof T>(on: T, name: K, by: unknown): () => void {
  const before = on[name];
  on[name] = by as T[K];
  return () => (on[name] = before);
}

describe('two tabs on one script', () => {
  beforeEach(clearDrafts);
  afterEach(fixtureCleanup);

  /** Two editors of one room with different clients; they share no document, like two tabs. */
  async function two() {
    const one = stage({ speed: 0 });
    const room_id = await one.createRoom();
    const editor = html`<mss-script-editor room-id=${room_id}></mss-script-editor>`;
    const { provider } = await renderWithSimulator(editor, one);
    const other = await renderWithSimulator(editor, one);
    const first = provider.querySelector('mss-script-editor') as ScriptEditor;
    const second = other.provider.querySelector('mss-script-editor') as ScriptEditor;
    await shows(first, 'also open in another window');
    await shows(second, 'also open in another window');
    await until(() => find(first, '[role=textbox]') && find(second, '[role=textbox]'), 'the text boxes');
    const client = createClient({ getToken: one.getToken, fetch: one.fetch });
    const texts = async () =>
      (await client.call(showSmartLiveRoom, { path: { room_id } })).scene_scripts?.[0]?.shoot_scripts?.map(
        (item) => item.text_config?.text ?? '',
      ) ?? [];
    return { provider, first, second, room_id, texts };
  }

  it('report that the other is open, what to do, and when it is closed', async () => {
    const { first, second } = await two();
    expect(renderedText(first)).to.include('Saves in one window update the other.');
    await expectAccessible(first);
    second.remove();
    await until(() => !renderedText(first).includes('another window'), 'no word of the other');
  });

  it('keep a draft each, and a tab that stays is offered what the other left', async () => {
    const { provider, first, second } = await two();
    await typeInto(first, 'First. ');
    await typeInto(second, 'Second. ');
    await untilKept((drafts) => drafts.includes('First. Welcome') && drafts.includes('Second. Welcome'));
    expect(renderedText(first)).not.to.include('Unsaved draft from');
    second.remove();
    await shows(first, 'Unsaved draft from');
    await clickButton(first, 'Discard');
    await untilKept((drafts) => drafts.includes('First. ') && !drafts.includes('Second. '));
    expect(provider.isConnected).to.equal(true);
  });

  it('keep an open conflict while the other saves, and read that save afterwards', async () => {
    const { first, second, texts } = await two();
    await typeInto(first, 'First! ');
    await typeInto(second, 'Second! ');
    await clickButton(second, 'Save');
    await shows(second, 'Saved');
    await until(() => !renderedText(first).includes('All saved'), 'the change');
    await clickButton(first, 'Save');
    const mine = await until(() => find(first, '.conflict input') as HTMLInputElement | null, 'the choice');
    mine.click();
    await first.updateComplete;
    const rows = all(second, '.outline [data-key]');
    rows.findLast((row) => row.textContent?.includes('Closing'))?.click();
    await until(() => second.value.startsWith('Tap the basket'), 'the closing');
    await typeInto(second, 'More! ');
    await clickButton(second, 'Save');
    await shows(second, 'Saved');
    expect(find(first, '.conflict input:checked')).to.equal(mine);
    await clickButton(first, 'Save these choices');
    // "Saved" changes to "All saved" as soon as the other tab's save has been read.
    await until(() => /\b(All s|S)aved/.test(renderedText(first)), 'the choices saved');
    const saved = await texts();
    expect(saved[0]).to.match(/^First! Welcome/);
    expect(saved[2]).to.match(/^More! Tap/);
    await until(
      () => first.scripts[0]?.shoot_scripts?.[2]?.text_config?.text?.startsWith('More! '),
      'what the other saved',
    );
    expect(first.scripts[0]?.shoot_scripts).to.have.length(3);
  });

  it('show what the other saves, and keep their own unsaved changes', async () => {
    const { first, second, texts } = await two();
    const rows = all(second, '.outline [data-key]');
    rows.findLast((row) => row.textContent?.includes('Closing'))?.click();
    await until(() => second.value.startsWith('Tap the basket'), 'the closing');
    await typeInto(second, 'Second! ');
    await typeInto(first, 'First! ');
    await clickButton(first, 'Save');
    await shows(first, 'Saved');
    await until(
      () => second.scripts[0]?.shoot_scripts?.[0]?.text_config?.text?.startsWith('First! '),
      'the save',
    );
    expect(second.value).to.match(/^Second! Tap the basket/);
    await clickButton(second, 'Save');
    await shows(second, 'Saved');
    const saved = await texts();
    expect(saved[0]).to.match(/^First! Welcome/);
    expect(saved[2]).to.match(/^Second! Tap/);
    await until(
      () => first.scripts[0]?.shoot_scripts?.[2]?.text_config?.text?.startsWith('Second! '),
      'the other save',
    );
    expect(renderedText(first)).to.include('All saved');
    await untilKept((drafts) => drafts === '[]');
  });
});
