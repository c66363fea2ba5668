/** Creating, renaming, duplicating and deleting rooms, against the simulated service. */
import { expect, html } from '@open-wc/testing';
import { createClient, createSmartLiveRoom, listSmartLiveRooms } from '../../../src/api/index.js';
import type { RoomList } from '../../../src/elements/room-list/room-list.js';
import type { MssCreateEvent, MssDeleteEvent } from '../../../src/ui/events.js';
import '../../../src/elements/room-list/define.js';
import { asSession, stage, type Stage } from '../../../stories/simulated.js';
import { expectAccessible } from '../../helpers/accessible.js';
import { renderWithSimulator } from '../../helpers/simulator-fixture.js';
import { button, clickButton, renderedText, until } from '../../helpers/until.js';

const root = (list: Element) => list.shadowRoot as ShadowRoot;
const rows = (list: Element) => [...root(list).querySelectorAll<HTMLElement>('[role=option]')];
const names = (list: Element) => rows(list).map((row) => row.querySelector('.name')?.textContent);
const row = (list: Element, name: string) =>
  rows(list).find((one) => one.querySelector('.name')?.textContent === name);
const dialog = (list: Element) => root(list).querySelector<HTMLDialogElement>('dialog[open]');

const clientOf = ({ getToken, fetch }: Stage) => createClient({ getToken, fetch });

/** The names that the service has, in the order of the alphabet. */
async function stored(one: Stage): Promise<string[]> {
  const { smart_live_rooms } = await clientOf(one).call(listSmartLiveRooms, { query: { limit: 100 } });
  return (smart_live_rooms ?? []).map(({ room_name }) => room_name ?? '').sort();
}

async function sentRequests(one: Stage, operation: string): Promise<number> {
  const answer = await one.simulator.fetch(new Request('https://metastudio.test/_simulator/requests'));
  const body = (await answer.json()) as { requests: { operation?: string }[] } | { operation?: string }[];
  const all = Array.isArray(body) ? body : body.requests;
  return all.filter((request) => request.operation === operation).length;
}

async function shown(
  one = stage({ speed: 0 }),
  content = html`<mss-room-list lang="en" create></mss-room-list>`,
): Promise<{ one: Stage; list: RoomList }> {
  const { provider } = await renderWithSimulator(content, one);
  const list = provider.querySelector('mss-room-list') as RoomList;
  await until(() => root(list).querySelector('[role=option], .empty'), 'the rooms');
  return { one, list };
}

async function fill(list: RoomList, name: string, value: string): Promise<void> {
  const field = await until(
    () => dialog(list)?.querySelector<HTMLInputElement>(`[name=${name}]`),
    `the field ${name}`,
  );
  field.value = value;
  field.dispatchEvent(new Event(name === 'room_name' ? 'input' : 'change', { bubbles: true }));
}

/** Opens the menu of the selected room and chooses an item. */
async function choose(list: RoomList, name: string, item: string): Promise<void> {
  row(list, name)?.click();
  await clickButton(list, `Actions for ${name}`);
  const look = () =>
    [...root(list).querySelectorAll<HTMLElement>('[role=menuitem]')].find(
      (one) => one.textContent.trim() === item,
    );
  (await until(look, item)).click();
}

const closed = (list: RoomList) => until(() => !dialog(list), 'the end of the dialog');

describe('managing rooms', () => {
  it('creates an empty room, which is selected then and told to the page', async () => {
    const { one, list } = await shown();
    const told: unknown[] = [];
    list.addEventListener('mss-create', ({ rooms }: MssCreateEvent) => told.push(rooms[0]?.room_name));
    list.addEventListener('mss-change', () => told.push(list.value));
    await clickButton(list, 'Create room');
    await fill(list, 'room_name', 'Tea');
    await fill(list, 'orientation', 'LANDSCAPE');
    await expectAccessible(list);
    await clickButton(list, 'Create');
    await closed(list);
    await until(() => row(list, 'Tea')?.getAttribute('aria-selected') === 'true', 'the new room');
    expect(row(list, 'Tea')?.textContent).to.include('Landscape');
    expect(told).to.deep.equal(['Tea', list.value]);
    expect(await stored(one)).to.deep.equal(['Tea']);
  });

  it('asks for a name that is not taken, and sends nothing before', async () => {
    const one = stage({ speed: 0 });
    await clientOf(one).call(createSmartLiveRoom, { body: { room_name: 'Tea' } });
    const { list } = await shown(one);
    await clickButton(list, 'Create room');
    await until(() => dialog(list), 'the dialog');
    await clickButton(list, 'Create');
    await until(() => renderedText(list).includes('Enter a name.'), 'the sentence');
    await fill(list, 'room_name', 'Tea');
    await clickButton(list, 'Create');
    await until(() => renderedText(list).includes('Another room has this name.'), 'the sentence');
    expect(await sentRequests(one, 'createSmartLiveRoom')).to.equal(1);
    await clickButton(list, 'Cancel');
    await closed(list);
  });

  it('makes a room of a template and a copy of a room, without their destination', async () => {
    const one = stage({ speed: 0 });
    await one.createRoom();
    await clientOf(one).call(createSmartLiveRoom, {
      body: { room_name: 'Blank', room_type: 'TEMPLATE', view_mode: 'LANDSCAPE' },
    });
    const { list } = await shown(one);
    await clickButton(list, 'Create room');
    const template = await until(
      () => dialog(list)?.querySelector<HTMLOptionElement>('[label=Templates] option'),
      'the template',
    );
    await fill(list, 'source', template.value);
    await fill(list, 'room_name', 'From the template');
    await clickButton(list, 'Create');
    await until(() => row(list, 'From the template'), 'the room');
    await choose(list, 'Osmanthus tea, evening show', 'Duplicate');
    await until(() => dialog(list), 'the dialog');
    await clickButton(list, 'Duplicate');
    const copy = await until(() => row(list, 'Osmanthus tea, evening show (copy)'), 'the copy');
    await until(() => copy.isConnected && list.value === copy.dataset['id'], 'its selection');
    expect(await stored(one)).to.include('Osmanthus tea, evening show (copy)');
  });

  it('renames a room, and deletes one after it has said what that ends', async () => {
    const one = stage({ speed: 0 });
    await one.createRoom();
    const { list } = await shown(one);
    await choose(list, 'Osmanthus tea, evening show', 'Rename');
    await fill(list, 'room_name', 'Morning tea');
    await clickButton(list, 'Rename');
    await until(() => row(list, 'Morning tea'), 'the new name');
    const deleted: unknown[] = [];
    list.addEventListener('mss-delete', ({ rooms }: MssDeleteEvent) => deleted.push(rooms[0]?.room_name));
    await choose(list, 'Morning tea', 'Delete');
    await until(
      () => renderedText(list).includes('1 scene and 3 paragraphs will be deleted'),
      'what it ends',
    );
    await clickButton(list, 'Delete room');
    await until(() => names(list).length === 0, 'the end of the room');
    expect(deleted).to.deep.equal(['Morning tea']);
    expect(list.value).to.equal('');
    expect(await stored(one)).to.deep.equal([]);
  });

  it('deletes nothing while a livestream of the room runs, and says why', async () => {
    const one = stage({ speed: 0 });
    const room_id = await one.createRoom();
    await one.goLive(room_id);
    const { list } = await shown(one);
    const name = 'Osmanthus tea, evening show';
    await until(() => row(list, name)?.textContent.includes('On air'), 'that it is on air');
    row(list, name)?.click();
    await clickButton(list, `Actions for ${name}`);
    const item = await until(
      () =>
        [...root(list).querySelectorAll<HTMLElement>('[role=menuitem]')].find((each) =>
          each.textContent.includes('Delete'),
        ),
      'the item',
    );
    expect(item.getAttribute('aria-disabled')).to.equal('true');
    expect(item.title).to.equal('A livestream is running. Stop it first.');
    item.click();
    expect(await stored(one)).to.deep.equal([name]);
    expect(await sentRequests(one, 'deleteSmartLiveRoom')).to.equal(0);
  });

  it('finds out by reading what became of a room whose answer was lost, and sends nothing twice', async () => {
    const one = stage({ speed: 0 });
    const { list } = await shown(one);
    let isLost = true;
    const provider = list.closest('mss-provider') as HTMLElementTagNameMap['mss-provider'];
    provider.fetch = async (input, init) => {
      const request = new Request(input, init);
      const isCreate = request.method === 'POST' && request.url.endsWith('/smart-live-rooms');
      const answer = await one.fetch(request);
      if (!isCreate || !isLost) return answer;
      isLost = false;
      throw new TypeError('Failed to fetch');
    };
    await until(() => root(list).querySelector('.empty'), 'the list');
    await clickButton(list, 'Create room');
    await fill(list, 'room_name', 'Tea');
    await clickButton(list, 'Create');
    await until(() => row(list, 'Tea'), 'the room');
    expect(isLost).to.equal(false);
    expect(await sentRequests(one, 'createSmartLiveRoom')).to.equal(1);
  });

  it('leaves the room to the page with create="page", and is without it by default', async () => {
    const { list } = await shown(
      stage({ speed: 0 }),
      html`<mss-room-list lang="en" create="page"></mss-room-list>`,
    );
    const asked: number[] = [];
    list.addEventListener('mss-create', ({ rooms }: MssCreateEvent) => asked.push(rooms.length));
    await clickButton(list, 'Create room');
    expect(asked).to.deep.equal([0]);
    expect(dialog(list)).to.equal(null);
    list.create = false;
    await list.updateComplete;
    expect(button(list, 'Create room')).to.equal(undefined);
  });

  it('offers only what the session may', async () => {
    const one = stage({ speed: 0 });
    await one.createRoom();
    const { list } = await shown(asSession(one, { may: 'view' }));
    row(list, 'Osmanthus tea, evening show')?.click();
    await until(() => list.value, 'the selection');
    await list.updateComplete;
    expect(button(list, 'Create room')).to.equal(undefined);
    expect(root(list).querySelector('[part=actions]')).to.equal(null);
  });
});
