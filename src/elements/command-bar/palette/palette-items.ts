/** All that can be done from the bar, for the palette: what each is called, why it can't be done now, what it does. */
import { stripTags } from '../../../ui/strip-tags.js';
import type { BarContext, PlayRole, PlayType, Tool } from '../bar-context.js';
import { commandNames } from '../command-names.js';
import { formNames } from '../form-names.js';
import { messages } from '../messages.js';
import { messages as paletteMessages, type PaletteItem } from './palette.js';
import type { LazyPanels } from '../lazy-panels.js';
import type { Replies } from '../replies.js';

/** `why` is why nothing can be sent now. */
export function itemsOf(
  bar: BarContext,
  parts: LazyPanels,
  replies: Replies,
  why: string | undefined,
): readonly PaletteItem[] {
  const m = bar.locale.of(messages);
  const names = bar.locale.of(commandNames);
  const atOnce = bar.maySend ? undefined : (why ?? bar.locale.of(paletteMessages).offline);
  const field = bar.element.renderRoot.querySelector<HTMLTextAreaElement>('#text');
  const { selectionStart = 0, selectionEnd = 0 } = field ?? {};
  // Writing and choosing need nobody on air, but a field that can be written in.
  const whyNotWrite = field?.disabled ? why : undefined;
  const toField: PaletteItem = {
    name: names['INSERT_PLAY_SCRIPT'] ?? '',
    detail: 'INSERT_PLAY_SCRIPT',
    why: whyNotWrite,
    run: () => field?.focus(),
  };
  const tools = Object.entries(m.tool).map(([tool, words]): PaletteItem => ({
    name: `${m.tools}: ${words}`,
    detail: tool,
    why: whyNotWrite,
    run: () => {
      field?.focus();
      field?.setSelectionRange(selectionStart, selectionEnd); // Chromium gives it back later than the focus
      void bar.mark(tool as Tool);
    },
  }));
  const rundown: PaletteItem = {
    name: m.rundown,
    detail: 'GET_CURRENT_PLAYING_SCRIPTS, REWRITE_PLAY_SCRIPT',
    why: atOnce,
    run: () => void parts.showRundown(),
  };
  const types = Object.entries(m.playType).map(([playType, words]): PaletteItem => ({
    name: `${m.when}: ${words}`,
    detail: playType,
    why: whyNotWrite,
    run: () => bar.choose({ playType: playType as PlayType }),
  }));
  const roles = Object.entries(bar.hasCoStreamer ? m.role : {}).map(([playRole, words]): PaletteItem => ({
    name: `${m.who}: ${words}`,
    detail: playRole,
    why: whyNotWrite,
    run: () => bar.choose({ playRole: playRole as PlayRole }),
  }));
  const remote = bar.watch?.channel ? (parts.remote?.offers ?? []) : [];
  const instructions = remote.map((offer): PaletteItem => ({ ...offer, detail: 'RTC' }));
  const forms = formNames.map((command): PaletteItem => ({
    name: names[command] ?? command,
    detail: command,
    why: atOnce,
    run: () => void parts.openForm(command),
  }));
  const said = replies.all.map((reply): PaletteItem => ({
    name: stripTags(reply.text),
    detail: m.quickReplies,
    why,
    run: () => replies.use(reply),
  }));
  return [toField, rundown, ...forms, ...instructions, ...said, ...tools, ...types, ...roles];
}
