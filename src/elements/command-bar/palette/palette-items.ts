/** The items of the palette: every action of the bar, each with the reason if it is disabled. */
import { stripTags } from '../../../ui/index.js';
import type { BarContext, MarkTool, PlayRole, PlayType } from '../bar-context.js';
import { labelled } from '../labelled.js';
import { formNames, type FormName } from '../forms/form-names.js';
import { commandNames } from '../messages.js';
import { messages } from '../messages.js';
import type { Replies } from '../replies.js';
import { messages as paletteMessages, type PaletteItem } from './palette.js';

/** What the palette can open. */
export interface PaletteActions {
  /** The remote control of the avatar, once it is loaded. */
  readonly remote: { readonly actions: readonly Pick<PaletteItem, 'name' | 'run'>[] } | undefined;
  openForm(name: FormName): Promise<void>;
  showRundown(): Promise<void>;
}

/** All items, in the order in which they are shown. */
export function paletteItems(
  bar: BarContext,
  panels: PaletteActions,
  replies: Replies,
): readonly PaletteItem[] {
  const m = bar.locale.of(messages);
  const names = bar.locale.of(commandNames);
  const { blockedReason } = bar;
  const notSendable = bar.canSend ? undefined : (blockedReason ?? bar.locale.of(paletteMessages).offline);
  const field = bar.element.renderRoot.querySelector<HTMLTextAreaElement>('#text');
  const { selectionStart = 0, selectionEnd = 0 } = field ?? {};
  // Writing and setting options need only an enabled field; the room may be off air.
  const notWritable = field?.disabled ? blockedReason : undefined;
  const focusField: PaletteItem = {
    name: names['INSERT_PLAY_SCRIPT'] ?? '',
    wireName: 'INSERT_PLAY_SCRIPT',
    blockedReason: notWritable,
    run: () => field?.focus(),
  };
  const tools = Object.entries(m.tool).map(([tool, words]): PaletteItem => ({
    name: labelled(bar.locale, m.tools, words),
    wireName: tool,
    blockedReason: notWritable,
    run: () => {
      field?.focus();
      // Chromium restores an older selection when the field gets the focus.
      field?.setSelectionRange(selectionStart, selectionEnd);
      void bar.toggleMark(tool as MarkTool);
    },
  }));
  const rundown: PaletteItem = {
    name: m.rundown,
    wireName: 'GET_CURRENT_PLAYING_SCRIPTS, REWRITE_PLAY_SCRIPT',
    blockedReason: notSendable,
    run: () => void panels.showRundown(),
  };
  const types = Object.entries(m.playType).map(([playType, words]): PaletteItem => ({
    name: labelled(bar.locale, m.when, words),
    wireName: playType,
    blockedReason: notWritable,
    run: () => bar.setSpeechOptions({ playType: playType as PlayType }),
  }));
  const roles = Object.entries(bar.hasCoStreamer ? m.role : {}).map(([playRole, words]): PaletteItem => ({
    name: labelled(bar.locale, m.who, words),
    wireName: playRole,
    blockedReason: notWritable,
    run: () => bar.setSpeechOptions({ playRole: playRole as PlayRole }),
  }));
  const remote = bar.watch?.channel ? (panels.remote?.actions ?? []) : [];
  const instructions = remote.map((action): PaletteItem => ({ ...action, wireName: 'RTC' }));
  const forms = formNames.map((command): PaletteItem => ({
    name: names[command] ?? command,
    wireName: command,
    blockedReason: notSendable,
    run: () => void panels.openForm(command),
  }));
  const quickReplies = replies.all.map((reply): PaletteItem => ({
    name: stripTags(reply.text),
    group: m.quickReplies,
    blockedReason,
    run: () => replies.send(reply),
  }));
  return [focusField, rundown, ...forms, ...instructions, ...quickReplies, ...tools, ...types, ...roles];
}
