/** What elements show of what the page's session may do, before anything fails. */
import { aTimeout, expect, html } from '@open-wc/testing';
import type { LitElement, TemplateResult } from 'lit';
import type { ApiError, Client } from '../../src/api/index.js';
import '../../src/define.js';
import { asSession, stage, type SessionGrant, type Stage } from '../../stories/simulated.js';
import { expectAccessible } from '../helpers/accessible.js';
import { renderWithSimulator, type SimulatorFixture } from '../helpers/simulator-fixture.js';
import { button, renderedText, until } from '../helpers/until.js';

interface Session extends SimulatorFixture {
  element: Element;
  /** The calls that the client has refused, as their operations. */
  refused: string[];
  /** The operations that were called. */
  called: Set<string>;
  errors: string[];
  /** The addresses of all requests. */
  sent: string[];
  /** Gives the next token another grant, and has the service refuse the present one. */
  regrant(grant: SessionGrant): void;
}

async function open(one: Stage, grant: SessionGrant, content: TemplateResult): Promise<Session> {
  let present = grant;
  let isRefusing = false;
  const session = asSession(one, () => {
    isRefusing = false;
    return present;
  });
  const sent: string[] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    const { url } = input instanceof Request ? input : { url: input.toString() };
    sent.push(url);
    if (!isRefusing || !url.includes('/backend/api/')) return session.fetch(input, init);
    return Promise.resolve(new Response('{}', { status: 401 }));
  };
  const errors: string[] = [];
  const onError = ({ error }: Event & { error?: ApiError }) => errors.push(error?.code ?? '?');
  document.addEventListener('mss-error', onError);
  const shown = await renderWithSimulator(content, { ...session, fetch });
  const { client } = shown.provider;
  const refused: string[] = [];
  const called = new Set<string>();
  const { call } = client;
  client.call = ((...args: Parameters<Client['call']>) => {
    called.add(args[0].name);
    // Before the first token, nothing is known: what waits for it may be refused.
    const isKnown = client.grant !== undefined;
    return call(...args).catch((error: ApiError) => {
      if (isKnown && error.code === 'MSW.NOT_ALLOWED') refused.push(error.operation);
      throw error;
    });
  }) as Client['call'];
  return {
    ...shown,
    element: shown.provider.firstElementChild as Element,
    refused,
    called,
    errors,
    sent,
    regrant: (next) => {
      present = next;
      isRefusing = true;
    },
  };
}

const says = (element: Element, words: string) =>
  until(() => renderedText(element).includes(words), `“${words}”, not “${renderedText(element)}”`);
/** Whether an element shows something. An assertion about the node itself would print it, and never end. */
const has = (element: Element, selector: string) =>
  [...(element.shadowRoot?.querySelectorAll(selector) ?? [])].some((one) => one.checkVisibility());
const status = (room_id: string, compact = false) =>
  html`<mss-room-status room-id=${room_id} controls ?compact=${compact}></mss-room-status>`;
const bar = (room_id: string) =>
  html`<mss-command-bar room-id=${room_id} .quickReplies=${['Thank you']}></mss-command-bar>`;
const editor = (room_id: string) => html`<mss-script-editor room-id=${room_id}></mss-script-editor>`;
const picker = html`<mss-asset-picker></mss-asset-picker>`;

const onlyWatch = 'You may watch this room, not run it.';

describe('a session that may only view', () => {
  it('sees that a room is on air, and why it cannot stop it', async () => {
    const one = stage({ speed: 0 });
    const room_id = await one.createRoom();
    await one.goLive(room_id);
    const { element, refused, errors } = await open(one, { may: 'view' }, status(room_id));
    await says(element, 'On air');
    await says(element, onlyWatch);
    expect(Boolean(button(element, 'Stop'))).to.equal(false);
    await expectAccessible(element);
    expect([...refused, ...errors]).to.deep.equal([]);
  });

  it('sees why it cannot start a room, and no checks and options of a start', async () => {
    const one = stage({ speed: 0 });
    const room_id = await one.createRoom();
    const { element } = await open(one, { may: 'view' }, status(room_id));
    await says(element, 'Not on air');
    await says(element, onlyWatch);
    expect(Boolean(button(element, 'Start'))).to.equal(false);
    expect(has(element, '.before')).to.equal(false);
  });

  it('hears the reason in the compact form, which has no room for it', async () => {
    const one = stage({ speed: 0 });
    const room_id = await one.createRoom();
    const { element } = await open(one, { may: 'view' }, status(room_id, true));
    await says(element, 'Not on air');
    const sign = await until(() => element.shadowRoot?.querySelector('[role=img]'), 'the sign');
    expect(sign.getAttribute('aria-label')).to.equal(onlyWatch);
    expect(sign.getAttribute('title')).to.equal(onlyWatch);
    expect(Boolean(button(element, 'Start'))).to.equal(false);
    await expectAccessible(element);
  });

  it('sees one line in place of a command bar, and no key opens its palette', async () => {
    const one = stage({ speed: 0 });
    const room_id = await one.createRoom();
    await one.goLive(room_id);
    const { element, called } = await open(one, { may: 'view' }, bar(room_id));
    await until(() => renderedText(element) === onlyWatch, 'the line alone');
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true }));
    await aTimeout(0);
    expect(has(element, 'dialog, textarea, button')).to.equal(false);
    expect(called.has('executeSmartLiveCommand')).to.equal(false);
    await expectAccessible(element);
  });

  it('reads a script, and why it cannot change, save or preview it', async () => {
    const one = stage({ speed: 0 });
    const { element, refused, errors } = await open(one, { may: 'view' }, editor(await one.createRoom()));
    const text = await until(
      () => element.shadowRoot?.querySelector('[role=textbox][aria-readonly=true]'),
      'the read-only text',
    );
    await says(element, 'You may read this script, not change it.');
    expect(text.ariaDescription ?? text.getAttribute('aria-description')).to.contain('not change it');
    expect(Boolean(button(element, 'Save'))).to.equal(false);
    const preview = await until(() => button(element, 'Preview'), 'the preview');
    expect(preview.getAttribute('aria-disabled')).to.equal('true');
    expect(preview.title).to.contain('not generate previews');
    preview.click();
    await says(element, 'not generate previews');
    await (element as HTMLElement & { save(): Promise<void> }).save();
    await says(element, 'not change it');
    await expectAccessible(element);
    expect([...refused, ...errors]).to.deep.equal([]);
  });
});

describe('a session for one room', () => {
  it('is told so by elements of another, which are not read', async () => {
    const one = stage({ speed: 0 });
    const [mine, other] = [await one.createRoom(), 'f'.repeat(32)];
    for (const content of [status(other), status(other, true), bar(other), editor(other)]) {
      const { element, errors, sent } = await open(one, { may: 'administer', rooms: [mine] }, content);
      await says(element, 'You don’t have access to this room.');
      expect(errors, element.localName).to.deep.equal([]);
      expect(
        sent.filter((url) => url.includes(other)),
        element.localName,
      ).to.deep.equal([]);
      // A read that was asked for before the grant was known is refused now, which is not said a second time.
      await aTimeout(0);
      await (element as LitElement).updateComplete;
      expect(has(element, 'button, [part=error]'), element.localName).to.equal(false);
      await expectAccessible(element);
    }
    const { element } = await open(one, { may: 'operate', rooms: [mine] }, status(mine));
    await until(() => button(element, 'Start'), 'Start in the room of the session');
  });
});

describe('a session without the library', () => {
  it('is told so by the picker', async () => {
    const { element, refused, called } = await open(stage({ speed: 0 }), { may: [] }, picker);
    await says(element, 'You don’t have access to the asset library.');
    expect(called.size - refused.length).to.equal(0);
    await expectAccessible(element);
  });
});

describe('a renewal that grants something else', () => {
  it('is followed by the elements on the page', async () => {
    const one = stage({ speed: 0 });
    const room_id = await one.createRoom();
    await one.goLive(room_id);
    const session = await open(
      one,
      { may: 'view' },
      html`${status(room_id)}${bar(room_id)}${editor(room_id)}`,
    );
    const [shown, said, script] = [...session.provider.children] as [Element, Element, Element];
    const refresh = () => (shown as HTMLElement & { refresh(): Promise<void> }).refresh();
    await says(shown, onlyWatch);
    session.regrant({ may: 'edit' });
    await refresh();
    await until(() => button(shown, 'Stop'), 'Stop');
    await until(() => button(said, 'Send'), 'Send');
    await until(() => button(script, 'Save'), 'Save');
    session.regrant({ may: 'view' });
    await refresh();
    await says(shown, onlyWatch);
    await until(() => renderedText(said) === onlyWatch, 'the line alone');
    await until(() => !button(script, 'Save'), 'no Save');
    expect(session.refused).to.deep.equal([]);
  });
});

/** Presses every control that is offered, dialogs and menus too, a bounded number of times. */
async function pressAll(element: Element): Promise<void> {
  const pressed = new Set<string>();
  for (let turn = 0; turn < 3; turn++) {
    const offered = [...(element.shadowRoot?.querySelectorAll('button') ?? [])].filter(
      (one) => !one.disabled && one.ariaDisabled !== 'true',
    );
    for (const one of offered.slice(0, 60)) {
      const name = one.ariaLabel ?? one.textContent.trim();
      if (pressed.has(name) || !one.isConnected) continue;
      pressed.add(name);
      one.click();
      await aTimeout(0);
    }
    await aTimeout(20);
  }
}

/** The operations that each element calls. */
const used = {
  status: [
    'listSmartLive',
    'showSmartLive',
    'showSmartLiveRoom',
    'startSmartLive',
    'stopSmartLive',
    'showAsset',
  ],
  bar: ['listSmartLive', 'showSmartLive', 'executeSmartLiveCommand'],
  editor: [
    'showSmartLiveRoom',
    'updateSmartLiveRoom',
    'createTtsAudition',
    'showTtsAuditionFile',
    'showAsset',
    'createDigitalAsset',
    'listAssets',
  ],
  picker: ['listAssets', 'showAsset'],
};

describe('whatever a session may', () => {
  const grants = (names: readonly string[]): SessionGrant[] => [
    ...(['view', 'operate', 'edit', 'administer'] as const).map((may) => ({ may })),
    ...names.map((without) => ({ may: names.filter((name) => name !== without) })),
  ];
  for (const [kind, names] of Object.entries(used)) {
    it(`is offered by the ${kind}, and nothing else: no call is refused`, async () => {
      const one = stage({ speed: 0 });
      const room_id = await one.createRoom();
      if (kind === 'bar') await one.goLive(room_id);
      const contents = { status: status(room_id), bar: bar(room_id), editor: editor(room_id), picker };
      for (const grant of grants(names)) {
        const session = await open(one, grant, contents[kind as keyof typeof contents]);
        await until(() => session.provider.client.grant, 'the grant');
        await until(
          () => !session.element.shadowRoot?.querySelector('.skeleton'),
          'the element at rest',
        ).catch(() => undefined);
        await pressAll(session.element);
        expect(session.refused, JSON.stringify(grant)).to.deep.equal([]);
        session.provider.remove();
      }
    });
  }
});
