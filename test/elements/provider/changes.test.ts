import { expect, fixture, html } from '@open-wc/testing';
import { listAssets, showSmartLiveRoom, type Token } from '../../../src/api/index.js';
import '../../../src/elements/asset-picker/define.js';
import '../../../src/elements/command-bar/define.js';
import type { CommandBar } from '../../../src/elements/command-bar/command-bar.js';
import type { Provider } from '../../../src/elements/provider/provider.js';
import '../../../src/elements/room-status/define.js';
import type { RoomStatus } from '../../../src/elements/room-status/room-status.js';
import '../../../src/elements/script-editor/define.js';
import type { ScriptEditor } from '../../../src/elements/script-editor/script-editor.js';
import { stage, type Stage } from '../../../stories/simulated.js';
import { renderWithSimulator } from '../../helpers/simulator-fixture.js';
import { button, renderedText, until } from '../../helpers/until.js';

/** A request that an element has sent, by method, origin and path. */
interface Sent {
  method: string;
  origin: string;
  path: string;
  token: string | null;
}

/** A stage whose projects all lead to the same simulator, and that notes what was sent where. */
function recorded(): Stage & { sent: Sent[]; tokens: () => number } {
  const one = stage({ mode: 'direct', speed: 0 });
  const sent: Sent[] = [];
  let tokens = 0;
  let project = '';
  const send: typeof fetch = (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    if (!url.pathname.startsWith('/v1/')) return one.fetch(input, init);
    const token = request.headers.get('x-auth-token');
    sent.push({ method: request.method, origin: url.origin, path: url.pathname, token });
    const path = url.pathname.replace(/^\/v1\/[^/]+/, `/v1/${project}`);
    return one.simulator.fetch(new Request(`https://metastudio.test${path}${url.search}`, request));
  };
  const getToken = async (): Promise<Token> => {
    tokens++;
    const token = await one.getToken();
    project = token.project_id;
    return token;
  };
  return { ...one, fetch: send, getToken, sent, tokens: () => tokens };
}

const projects = (sent: readonly Sent[]) => [...new Set(sent.map(({ path }) => path.split('/')[2]))];

async function onAir(one: Stage): Promise<string> {
  const room_id = await one.createRoom();
  await one.goLive(room_id);
  return room_id;
}

const isReady = (status: Element) => renderedText(status).includes('Not on air');

describe('a provider whose project changes', () => {
  it('lets all elements read in the new project at once, and only there', async () => {
    const one = recorded();
    const room_id = await one.createRoom();
    const { provider } = await renderWithSimulator(
      html`<mss-room-status room-id=${room_id} controls></mss-room-status>
        <mss-asset-picker asset-type="IMAGE"></mss-asset-picker>
        <mss-script-editor room-id=${room_id}></mss-script-editor>
        <mss-command-bar room-id=${room_id}></mss-command-bar>`,
      one,
    );
    const [status, picker, editor] = [...provider.children] as [RoomStatus, Element, ScriptEditor];
    await until(
      () => isReady(status) && picker.shadowRoot?.querySelector('[role=option]'),
      'both to be read',
    );
    await until(() => editor.value !== '', 'the script');
    const before = one.sent.length;
    provider.projectId = 'project-b';
    await until(() => one.sent.length >= before + 5, 'the elements to read again');
    expect(projects(one.sent.slice(before))).to.eql(['project-b']);
    await until(() => isReady(status), 'the status to be read again');
  });

  it('sends a start in the same breath to the new project', async () => {
    const one = recorded();
    const room_id = await one.createRoom();
    const { provider } = await renderWithSimulator(
      html`<mss-room-status room-id=${room_id} controls></mss-room-status>`,
      one,
    );
    const status = provider.querySelector('mss-room-status') as RoomStatus;
    await until(() => isReady(status), 'the status');
    const before = one.sent.length;
    provider.projectId = 'project-b';
    await status.start();
    const starts = one.sent.filter(
      ({ method, path }) => method === 'POST' && path.endsWith('smart-live-jobs'),
    );
    expect(projects(starts)).to.eql(['project-b']);
    expect(projects(one.sent.slice(before))).to.eql(['project-b']);
  });

  it('starts the room that was set in the same breath, and no other', async () => {
    const one = recorded();
    const room_id = await one.createRoom();
    const { provider } = await renderWithSimulator(
      html`<mss-room-status room-id="other-room" controls></mss-room-status>`,
      one,
    );
    const status = provider.querySelector('mss-room-status') as RoomStatus;
    await until(() => one.sent.length > 0, 'the other room');
    status.roomId = room_id;
    await status.start();
    const starts = one.sent.filter(({ method }) => method === 'POST');
    expect(starts.map(({ path }) => path.split('/').at(-2))).to.eql([room_id]);
  });

  it('lets its client go to the new project, endpoint and rate limits at once', async () => {
    const one = recorded();
    const { provider } = await renderWithSimulator(html``, one);
    await provider.client.call(listAssets);
    provider.projectId = 'project-b';
    await provider.client.call(listAssets);
    provider.endpoint = 'https://other.test';
    await provider.client.call(listAssets);
    provider.setAttribute('project-id', 'project-c');
    provider.setAttribute('region', 'cn-east-3');
    await provider.client.call(listAssets);
    expect(one.sent.slice(1).map(({ origin, path }) => [origin, path.split('/')[2]])).to.eql([
      ['https://metastudio.test', 'project-b'],
      ['https://other.test', 'project-b'],
      ['https://other.test', 'project-c'],
    ]);
  });

  it('keeps its client and its token when nothing has changed', async () => {
    const one = recorded();
    const { provider } = await renderWithSimulator(html``, one);
    const { client } = provider;
    await client.call(listAssets);
    provider.projectId = '';
    provider.setAttribute('region', '');
    provider.lang = 'zh';
    await provider.updateComplete;
    expect(provider.client).to.equal(client);
  });
});

describe('providers with page', () => {
  /** A provider for the whole document that answers with its own project. */
  async function pageProvider(one: Stage, project: string): Promise<Provider> {
    return fixture<Provider>(
      html`<mss-provider
        page
        project-id=${project}
        .getToken=${one.getToken}
        .fetch=${one.fetch}
      ></mss-provider>`,
    );
  }
  let rooms = 0;
  /** The project that an element somewhere on the page reads in. */
  async function projectSeen(one: ReturnType<typeof recorded>): Promise<string | undefined> {
    const room_id = `room-${++rooms}`;
    const element = await fixture(html`<mss-room-status room-id=${room_id}></mss-room-status>`);
    if (renderedText(element).includes('Not connected')) return undefined;
    const read = await until(() => one.sent.find(({ path }) => path.includes(`/${room_id}`)), 'a read');
    element.remove();
    return read.path.split('/')[2];
  }

  it('serve in turn: the newest that is still there', async () => {
    const one = recorded();
    const [a, b, c] = [
      await pageProvider(one, 'a'),
      await pageProvider(one, 'b'),
      await pageProvider(one, 'c'),
    ];
    expect(await projectSeen(one)).to.equal('c');
    a.remove();
    expect(await projectSeen(one)).to.equal('c');
    c.remove();
    expect(await projectSeen(one)).to.equal('b');
    b.projectId = 'b2';
    expect(await projectSeen(one)).to.equal('b2');
    b.page = false;
    await b.updateComplete;
    expect(await projectSeen(one)).to.equal(undefined);
    b.page = true;
    await b.updateComplete;
    expect(await projectSeen(one)).to.equal('b2');
    b.remove();
    expect(await projectSeen(one)).to.equal(undefined);
  });

  it('keep an element on the air when an older one leaves, without reading anything again', async () => {
    const one = recorded();
    const room_id = await onAir(one);
    const old = await pageProvider(one, '');
    const newest = await pageProvider(one, '');
    const status = await fixture(html`<mss-room-status room-id=${room_id} controls></mss-room-status>`);
    await until(() => renderedText(status).includes('On air'), 'on air');
    const { client } = newest;
    old.projectId = 'elsewhere';
    old.remove();
    await old.updateComplete;
    expect(renderedText(status)).to.contain('On air');
    expect(newest.client).to.equal(client);
    expect(projects(one.sent)).not.to.include('elsewhere');
    newest.remove();
  });
});

describe('signing out', () => {
  const unsent = 'a reply that was not sent';

  async function desk(one: Stage, user = '') {
    const room_id = await onAir(one);
    const { provider } = await renderWithSimulator(
      html`<mss-room-status room-id=${room_id} controls></mss-room-status>
        <mss-command-bar room-id=${room_id}></mss-command-bar>
        <mss-script-editor room-id=${room_id}></mss-script-editor>
        <mss-asset-picker asset-type="IMAGE"></mss-asset-picker>`,
      one,
    );
    provider.user = user;
    const [status, bar, editor, picker] = [...provider.children] as [
      RoomStatus,
      CommandBar,
      ScriptEditor,
      HTMLElement,
    ];
    await until(() => button(status, 'Stop'), 'Stop');
    await until(() => editor.value !== '', 'the script');
    await until(() => picker.shadowRoot?.querySelector('[role=option]'), 'the assets');
    const field = await until(
      () => bar.shadowRoot?.querySelector<HTMLTextAreaElement>('#text:not([disabled])'),
      'the field',
    );
    field.value = unsent;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    return { room_id, provider, status, bar, editor, picker };
  }

  it('disconnects every element, and sends nothing any more', async () => {
    const one = recorded();
    const { provider, status, bar, editor, picker } = await desk(one);
    const old = provider.client;
    provider.signOut();
    for (const element of [status, bar, editor, picker])
      await until(() => renderedText(element).includes('Not connected'), `${element.localName} to say so`);
    expect(button(status, 'Stop')).to.equal(undefined);
    expect(status.state.phase).to.equal('unknown');
    const before = one.sent.length;
    const error: unknown = await old.call(listAssets).catch((cause: unknown) => cause);
    expect(error).to.include({ code: 'SIGNED_OUT' });
    await status.refresh();
    await status.stop();
    expect(one.sent).to.have.length(before);
  });

  it('forgets what was typed and neither saved nor sent', async () => {
    const one = recorded();
    const { provider, bar, editor } = await desk(one);
    editor.value = '<speak>words of the one who leaves</speak>';
    await editor.updateComplete;
    provider.signOut();
    await until(() => renderedText(editor).includes('Not connected'), 'the editor to be disconnected');
    expect(editor.value).to.equal('');
    expect(Object.entries({ ...sessionStorage }).join()).not.to.contain(unsent);
    provider.user = 'another';
    const field = await until(
      () => bar.shadowRoot?.querySelector<HTMLTextAreaElement>('#text:not([disabled])'),
      'the field of the next person',
    );
    expect(field.value).to.equal('');
    await until(() => editor.value !== '', 'the script');
    expect(editor.value).not.to.contain('the one who leaves');
  });

  it('asks for a token anew when somebody signs in, and never uses the old one', async () => {
    const one = recorded();
    const { provider, status } = await desk(one);
    const before = one.tokens();
    provider.signOut();
    provider.user = '';
    provider.region = 'cn-east-3';
    await provider.updateComplete;
    expect(one.tokens()).to.equal(before);
    provider.user = 'anna';
    await until(() => button(status, 'Stop'), 'the status to be connected again');
    expect(one.tokens()).to.equal(before + 1);
  });

  it('is over for the elements when a call of the page has signed in', async () => {
    const one = recorded();
    const { provider, status, room_id } = await desk(one);
    const before = one.tokens();
    provider.signOut();
    await until(() => renderedText(status).includes('Not connected'), 'the status to be disconnected');
    await provider.client.call(showSmartLiveRoom, { path: { room_id } });
    expect(one.tokens()).to.equal(before + 1);
    await until(() => button(status, 'Stop'), 'the status to be connected again');
  });

  it('holds when the provider is only moved, and ends when it comes back to the page', async () => {
    const one = recorded();
    const { provider, status } = await desk(one);
    provider.signOut();
    provider.parentElement?.prepend(provider);
    await provider.updateComplete;
    await until(() => renderedText(status).includes('Not connected'), 'the status to be disconnected');
    const { parentElement } = provider;
    provider.remove();
    await Promise.resolve();
    parentElement?.append(provider);
    await until(() => button(status, 'Stop'), 'the status to be connected again');
  });

  it('keeps a token that arrives afterwards from being used', async () => {
    const one = recorded();
    let answer: (() => void) | undefined;
    const wait = new Promise<void>((resolve) => (answer = resolve));
    const { provider } = await renderWithSimulator(html``, {
      ...one,
      getToken: async () => {
        await wait;
        return one.getToken();
      },
    });
    const told: unknown[] = [];
    provider.addEventListener('mss-error', (event) => told.push(event));
    const call = provider.client.call(listAssets).catch((cause: unknown) => cause);
    await Promise.resolve();
    provider.signOut();
    answer?.();
    expect(await call).to.include({ code: 'SIGNED_OUT' });
    expect(one.sent).to.eql([]);
    expect(told).to.eql([]);
  });

  it('is told to every provider of this page and of all tabs, and heard from them', async () => {
    const one = recorded();
    const { provider, status } = await desk(one);
    const second = await fixture<Provider>(
      html`<mss-provider .getToken=${one.getToken} .fetch=${one.fetch}
        ><mss-room-status room-id="r"></mss-room-status
      ></mss-provider>`,
    );
    // A frame of the same origin stands for another tab: both share storage, and nothing else.
    const tab = document.body.appendChild(document.createElement('iframe'));
    const heard: (string | null)[] = [];
    tab.contentWindow?.addEventListener('storage', ({ key }) => heard.push(key));
    provider.signOut();
    await until(() => renderedText(status).includes('Not connected'), 'the first');
    await until(
      () => renderedText(second.firstElementChild as Element).includes('Not connected'),
      'the second',
    );
    await until(() => heard.includes('metastudio-widgets/signed-out'), 'the other tab to hear of it');
    provider.user = 'anna';
    await until(() => button(status, 'Stop'), 'the next person');
    tab.contentWindow?.localStorage.setItem('metastudio-widgets/signed-out', 'another sign-out');
    await until(() => renderedText(status).includes('Not connected'), 'the sign-out of the other tab');
    tab.remove();
  });
});
