/** The list of rooms as people use it: finding one by name, state and keys, choosing it, and what is said when that fails. */
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import type { SmartLiveRoomBaseInfo } from '../../../src/api/index.js';
import type { RoomList } from '../../../src/elements/room-list/room-list.js';
import type { MssErrorEvent, MssRoomsChangeEvent } from '../../../src/ui/events.js';
import '../../../src/elements/provider/define.js';
import '../../../src/elements/room-list/define.js';
import { expectAccessible } from '../../helpers/accessible.js';
import { dot, getToken } from '../../helpers/invented-library.js';
import { InventedRooms, inventedRooms } from '../../helpers/invented-rooms.js';
import { button, clickButton, renderedText, until } from '../../helpers/until.js';

const root = (list: Element) => list.shadowRoot as ShadowRoot;
const rows = (list: Element) => [...root(list).querySelectorAll<HTMLElement>('[role=option]')];
const nameOf = (row: Element | null | undefined) => row?.querySelector('.name')?.textContent;
const names = (list: Element) => rows(list).map(nameOf);
const row = (list: Element, name: string) => rows(list).find((one) => nameOf(one) === name);
const focused = (list: Element) => nameOf(root(list).activeElement);

async function render(
  rooms: readonly SmartLiveRoomBaseInfo[],
  content: TemplateResult = html`<mss-room-list lang="en"></mss-room-list>`,
): Promise<{ service: InventedRooms; list: RoomList }> {
  const service = new InventedRooms(rooms);
  const provider = await fixture(
    html`<mss-provider .getToken=${getToken} .fetch=${service.fetch}>${content}</mss-provider>`,
  );
  const list = provider.querySelector('mss-room-list') as RoomList;
  return { service, list };
}

async function shown(
  rooms: readonly SmartLiveRoomBaseInfo[],
  content?: TemplateResult,
): Promise<{ service: InventedRooms; list: RoomList }> {
  const found = await render(rooms, content);
  await until(() => rows(found.list).length > 0, 'the rooms');
  return found;
}

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
}

async function search(list: RoomList, text: string): Promise<void> {
  root(list).querySelector<HTMLInputElement>('.search')?.focus();
  await sendKeys({ type: text });
}

const choose = (list: RoomList, selector: string, value: string): void => {
  const field = root(list).querySelector<HTMLSelectElement>(selector) as HTMLSelectElement;
  field.value = value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
};

const evening: SmartLiveRoomBaseInfo = {
  room_id: 'evening',
  room_name: 'Evening show',
  room_state: 'ENABLE',
  view_mode: 'LANDSCAPE',
  cover_url: dot,
  last_job_status: 'PROCESSING',
  last_job_start_time: '2026-11-21T14:05:00Z',
};
const broken: SmartLiveRoomBaseInfo = {
  room_id: 'broken',
  room_name: 'Old show',
  room_state: 'DISABLE',
  error_info: { error_code: 'MSS.20010071', error_msg: 'Asset not active' },
  last_job_status: 'FAILED',
  last_job_start_time: '2026-11-20T14:05:00Z',
  last_job_end_time: '2026-11-20T15:05:00Z',
};
const template: SmartLiveRoomBaseInfo = {
  room_id: 'template',
  room_name: 'Blank show',
  room_type: 'TEMPLATE',
  room_state: 'ENABLE',
};
const temporary: SmartLiveRoomBaseInfo = {
  room_id: 'temporary',
  room_name: 'One evening',
  room_type: 'TEMP',
  room_state: 'ENABLE',
};

describe('mss-room-list', () => {
  it('shows each room with its cover, name, state, orientation and last livestream', async () => {
    const { list } = await shown([evening, broken]);
    const [first, second] = rows(list);
    expect(nameOf(first)).to.equal('Evening show');
    expect(first?.querySelector('img')?.getAttribute('src')).to.equal(dot);
    expect(first?.textContent)
      .to.match(/On air/)
      .and.match(/since/)
      .and.match(/Landscape/);
    expect(second?.textContent)
      .to.match(/Failed/)
      .and.match(/Not available/)
      .and.match(/Portrait/);
    expect(second?.textContent).to.match(/Last livestream/);
    const described = root(list).getElementById(first?.getAttribute('aria-describedby') ?? '');
    expect(described?.textContent, 'a screen reader hears the state').to.include('On air');
  });

  it('lists templates apart from rooms, and temporary rooms first among these', async () => {
    const { list } = await shown([evening, template, temporary]);
    expect(names(list)).to.deep.equal(['One evening', 'Evening show']);
    expect(renderedText(list)).to.include('2 of 2');
    const kinds = root(list).querySelectorAll<HTMLInputElement>('[name=kind]');
    kinds[1]?.click();
    await until(() => names(list)[0] === 'Blank show', 'the templates');
    expect(rows(list)).to.have.length(1);
    expect(rows(list)[0]?.textContent).to.include('Template').and.not.to.include('on air');
  });

  it('finds rooms by the service’s own search, and says when nothing was found', async () => {
    const { service, list } = await shown(inventedRooms(300));
    await search(list, 'Room 277');
    await until(() => names(list).join() === 'Room 277', 'the room');
    expect(service.queries.at(-1)?.get('room_name')).to.equal('Room 277');
    await sendKeys({ type: 'x' });
    await until(() => renderedText(list).includes('No matches. Try'), 'the sentence');
    await clickButton(list, 'Clear filters');
    await until(() => rows(list).length > 5, 'all rooms');
    expect(focused(list), 'the focus is in the search box').to.equal(undefined);
  });

  it('narrows the list to rooms in a state by the service’s own filter', async () => {
    const { service, list } = await shown([evening, broken, ...inventedRooms(3)]);
    choose(list, '.states', 'WAITING,PROCESSING');
    await until(() => names(list).join() === 'Evening show', 'the room on air');
    expect(service.queries.at(-1)?.get('live_state')).to.equal('WAITING,PROCESSING');
  });

  it('shows only what the page asks for with room-type and live-state, and offers no other choice', async () => {
    const { list } = await shown(
      [evening, broken, template],
      html`<mss-room-list lang="en" room-type="NORMAL" live-state="FAILED CANCELED"></mss-room-list>`,
    );
    expect(names(list)).to.deep.equal(['Old show']);
    expect(root(list).querySelector('select, [name=kind]')).to.equal(null);
  });

  it('selects a room by pointer and by key, and tells the page so', async () => {
    const { list } = await shown(inventedRooms(5));
    const told: string[] = [];
    list.addEventListener('mss-change', ({ rooms }: MssRoomsChangeEvent) => {
      told.push(`${list.value} ${rooms[0]?.room_name}`);
    });
    list.addEventListener('change', () => told.push('change'));
    rows(list)[1]?.click();
    rows(list)[1]?.click();
    expect(rows(list)[1]?.getAttribute('aria-selected')).to.equal('true');
    rows(list)[1]?.focus();
    await press('ArrowDown', 'Enter');
    expect(told).to.deep.equal(['room-1 Room 1', 'change', 'room-2 Room 2', 'change']);
    expect(root(list).querySelector('[part=chosen]')?.textContent).to.include('Room 2');
  });

  it('goes through a list of two thousand by keys, and tells where in it one is', async () => {
    const rooms = inventedRooms(2000, (index) => (index === 1777 ? { room_name: 'Zebra' } : {}));
    const { list } = await shown(rooms);
    expect(rows(list)[0]?.getAttribute('aria-setsize')).to.equal('2000');
    rows(list)[0]?.focus();
    await press('ArrowDown');
    expect(focused(list)).to.equal('Room 1');
    await press('PageDown');
    const paged = Number(root(list).activeElement?.getAttribute('aria-posinset'));
    expect(paged).to.be.greaterThan(4);
    await press('Home');
    expect(focused(list)).to.equal('Room 0');
    await press('z');
    await until(() => focused(list) === 'Zebra', 'the room that begins with the letter');
    expect(root(list).activeElement?.getAttribute('aria-posinset')).to.equal('1778');
    await press('End');
    await until(() => focused(list) === 'Room 1999', 'the last room');
    expect(root(list).querySelectorAll('*').length, 'nodes').to.be.at.most(300);
  });

  it('has only what is near on the page while one scrolls, and fills what is seen', async () => {
    const { list } = await shown(inventedRooms(2000));
    rows(list)[0]?.focus();
    await press('End');
    await until(() => focused(list) === 'Room 1999', 'the last room');
    const scroller = root(list).querySelector('.scroller') as HTMLElement;
    for (const part of [0, 0.5, 0.123, 1]) {
      scroller.scrollTop = part * (scroller.scrollHeight - scroller.clientHeight);
      const isFilled = () => {
        const { top, bottom } = scroller.getBoundingClientRect();
        const seen = rows(list)
          .map((one) => one.getBoundingClientRect())
          .filter((box) => box.bottom > top && box.top < bottom);
        const height = seen.reduce((sum, box) => sum + box.height, 0);
        return height >= bottom - top - 12;
      };
      await until(isFilled, `rows at ${part}`);
      expect(root(list).querySelectorAll('*').length, 'nodes').to.be.at.most(300);
    }
  });

  it('takes part in a form: name and value, required, reset, disabled', async () => {
    const { list } = await shown(
      inventedRooms(3),
      html`<form>
        <mss-room-list lang="en" name="room" required></mss-room-list><input name="other" value="1" />
      </form>`,
    );
    const form = list.form as HTMLFormElement;
    expect(list.validity.valueMissing).to.equal(true);
    expect(list.validationMessage).to.equal('Select a room.');
    rows(list)[2]?.click();
    expect(new FormData(form).get('room')).to.equal('room-2');
    expect(form.checkValidity()).to.equal(true);
    form.reset();
    expect(list.value).to.equal('');
    list.disabled = true;
    await list.updateComplete;
    rows(list)[0]?.click();
    expect(list.value).to.equal('');
    expect(button(list, 'Show more')).to.equal(undefined);
  });

  it('names a selected room that the list does not show, and says when it no longer exists', async () => {
    const { service, list } = await shown([...inventedRooms(200), { ...evening, room_type: 'TEMPLATE' }]);
    list.value = 'evening';
    await until(() => renderedText(list).includes('Evening show'), 'the name');
    expect(list.selected[0]?.room_name).to.equal('Evening show');
    expect(list.validity.valid).to.equal(true);
    list.value = 'nowhere';
    await until(() => renderedText(list).includes('No longer exists'), 'the sentence');
    expect(list.validationMessage).to.equal('The selected room no longer exists. Choose another.');
    expect(list.selected).to.deep.equal([{ room_id: 'nowhere' }]);
    list.selected = [{ room_id: 'given', room_name: 'Given by the page' }];
    await until(() => renderedText(list).includes('Given by the page'), 'the given name');
    expect(service.queries.length, 'lists').to.be.at.most(3);
  });

  it('shows skeletons, then an error with what to do, and the rooms after a retry', async () => {
    const { service, list } = await render([]);
    expect(root(list).querySelectorAll('.placeholder').length, 'skeletons').to.be.greaterThan(2);
    await until(() => renderedText(list).includes('No rooms yet.'), 'that there are none');
    service.rooms = inventedRooms(2);
    const told: string[] = [];
    list.addEventListener('mss-error', ({ error }: MssErrorEvent) => told.push(error.code));
    service.next = () =>
      Promise.resolve(
        Response.json(
          { error_code: 'MSS.00000003', error_msg: 'Invalid parameter' },
          { status: 400, headers: { 'x-request-id': 'request-7' } },
        ),
      );
    await list.refresh();
    await until(() => renderedText(list).includes('request-7'), 'the error');
    expect(told).to.deep.equal(['MSS.00000003']);
    await clickButton(list, 'Try again');
    await until(() => rows(list).length === 2, 'the rooms');
  });

  it('says what is missing without a provider, and in a session that may not list rooms', async () => {
    const list = await fixture(html`<mss-room-list lang="en"></mss-room-list>`);
    expect(renderedText(list)).to.include('Not connected');
    const provider = await fixture(
      html`<mss-provider
        .getToken=${async () => ({ ...(await getToken({})), grant: { operations: ['listAssets'] } })}
        .fetch=${new InventedRooms([]).fetch}
        ><mss-room-list lang="en"></mss-room-list
      ></mss-provider>`,
    );
    const denied = provider.querySelector('mss-room-list') as RoomList;
    await until(() => renderedText(denied).includes('You don’t have access'), 'the sentence');
  });

  it('speaks Chinese on a Chinese page', async () => {
    const { list } = await shown([evening, broken], html`<mss-room-list lang="zh-CN"></mss-room-list>`);
    expect(rows(list)[0]?.textContent).to.include('直播中').and.to.include('横屏');
    expect(root(list).querySelector('[role=listbox]')?.getAttribute('aria-label')).to.equal('直播间');
  });

  it('is named by its label, which focuses the list', async () => {
    const { list } = await shown(
      inventedRooms(2),
      html`<label>Show <mss-room-list lang="en"></mss-room-list></label>`,
    );
    expect(root(list).querySelector('[role=listbox]')?.getAttribute('aria-label')).to.equal('Show');
    list.labels[0]?.parentElement?.querySelector('label')?.click();
    expect(focused(list)).to.equal('Room 0');
  });

  for (const width of [280, 900])
    it(`is accessible at ${width} px, with rooms, without and with an error`, async () => {
      const { service, list } = await shown([evening, broken, temporary]);
      list.style.inlineSize = `${width}px`;
      row(list, 'Old show')?.click();
      await expectAccessible(list);
      expect(root(list).querySelector('.scroller')?.scrollWidth).to.be.at.most(width);
      service.next = () => Promise.resolve(Response.json({}, { status: 400 }));
      await list.refresh();
      await until(() => root(list).querySelector('[part=error] p'), 'the error');
      await expectAccessible(list);
    });
});
