/** A command bar over a room on air in a fresh simulator, and what a person does with it. */
import { html } from '@open-wc/testing';
import { nothing } from 'lit';
import '../../src/elements/command-bar/define.js';
import type { CommandBar } from '../../src/elements/command-bar/command-bar.js';
import { stage, type Stage } from '../../stories/simulated.js';
import { renderWithSimulator, type SimulatorFixture } from './simulator-fixture.js';
import { renderedText, until } from './until.js';

export interface CommandBarFixture extends SimulatorFixture {
  bar: CommandBar;
  area: HTMLTextAreaElement;
}

export interface CommandBarFixtureOptions {
  live?: boolean;
  /** How the page reaches the service. Default: `proxy`. */
  mode?: 'proxy' | 'direct';
  replies?: readonly string[];
  /** Seconds in which a reply can be taken back. Default: 0, it is sent at once; undefined: the element's own default. */
  undoSeconds?: number | undefined;
  /** What is done on the stage before the bar is there. */
  before?: (stage: Stage, room_id: string) => Promise<unknown>;
}

export async function renderCommandBar(options: CommandBarFixtureOptions = {}): Promise<CommandBarFixture> {
  const { live = true, mode = 'proxy', replies = [], before } = options;
  const undoSeconds = 'undoSeconds' in options ? options.undoSeconds : 0;
  sessionStorage.clear();
  localStorage.clear();
  const one = stage({ mode, speed: 0 });
  const room_id = await one.createRoom();
  if (live) await one.goLive(room_id);
  await before?.(one, room_id);
  const content = html`<mss-command-bar
    room-id=${room_id}
    undo-seconds=${undoSeconds ?? nothing}
    .quickReplies=${replies}
  ></mss-command-bar>`;
  const all = await renderWithSimulator(content, one);
  const bar = all.provider.querySelector('mss-command-bar') as CommandBar;
  const area = await until(() => bar.shadowRoot?.querySelector('textarea'), 'the field');
  if (live) await waitForText(bar, 'Enter sends');
  return { ...all, bar, area };
}

export const waitForText = (bar: Element, words: string) =>
  until(() => renderedText(bar).includes(words), `"${words}"`);

export async function typeText({ area, bar }: CommandBarFixture, text: string): Promise<void> {
  area.value = text;
  area.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await bar.updateComplete;
}

export function pressEnter({ area }: CommandBarFixture, init: KeyboardEventInit = {}): void {
  area.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, composed: true, ...init }),
  );
}

/** How many commands the service has seen. */
export async function countCommands({ simulator }: SimulatorFixture): Promise<number> {
  const answer = await simulator.fetch(new Request('https://metastudio.test/_simulator/requests'));
  const { requests } = (await answer.json()) as { requests: { operation: string }[] };
  return requests.filter(({ operation }) => operation === 'executeSmartLiveCommand').length;
}
