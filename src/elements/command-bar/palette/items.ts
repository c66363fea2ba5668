/** All that can be done from the bar, for the palette: what each is called, why it can't be done now, what it does. */
import { wordsOf } from '../../../ui/plain-text.js';
import type { Bar, PlayType } from '../bar.js';
import { commandNames } from '../command-names.js';
import { formNames } from '../form-names.js';
import { messages } from '../messages.js';
import type { PaletteItem } from './palette.js';
import type { Parts } from '../parts.js';
import type { Replies } from '../replies.js';

/** `why` is why nothing can be sent now. */
export function itemsOf(
  bar: Bar,
  parts: Parts,
  replies: Replies,
  why: string | undefined,
): readonly PaletteItem[] {
  const m = bar.locale.of(messages);
  const names = bar.locale.of(commandNames);
  const toField: PaletteItem = {
    name: names['INSERT_PLAY_SCRIPT'] ?? '',
    detail: 'INSERT_PLAY_SCRIPT',
    run: () => bar.element.renderRoot.querySelector<HTMLElement>('#text')?.focus(),
  };
  const rundown: PaletteItem = {
    name: m.rundown,
    detail: 'GET_CURRENT_PLAYING_SCRIPTS, REWRITE_PLAY_SCRIPT',
    why: bar.maySend ? undefined : (why ?? m.offline),
    run: () => void parts.showRundown(),
  };
  const types = Object.entries(m.playType).map(([playType, words]): PaletteItem => ({
    name: `${m.when}: ${words}`,
    detail: playType,
    run: () => bar.choose(playType as PlayType),
  }));
  const remote = bar.watch?.channel ? (parts.remote?.offers ?? []) : [];
  const instructions = remote.map((offer): PaletteItem => ({ ...offer, detail: 'RTC' }));
  const forms = formNames.map((command): PaletteItem => ({
    name: names[command] ?? command,
    detail: command,
    why: bar.maySend ? undefined : (why ?? m.offline),
    run: () => void parts.openForm(command),
  }));
  const said = replies.all.map((reply): PaletteItem => ({
    name: wordsOf(reply.text),
    detail: m.quickReplies,
    why,
    run: () => replies.use(reply),
  }));
  return [toField, rundown, ...forms, ...instructions, ...said, ...types];
}
