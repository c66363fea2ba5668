/** The words of a command in the log and the queue. */
import { textOf, type CommandRecord } from '../../../live/index.js';
import { stripTags } from '../../../ui/index.js';
import type { BarContext } from '../bar-context.js';
import { labelled } from '../labelled.js';
import { commandNames } from '../messages.js';

/** The text of a command, or its name if it has none. */
export function commandLabel(record: CommandRecord, bar: BarContext): string {
  const { audio_url } = (record.command.params ?? {}) as { audio_url?: string };
  const name = commandKind(record, bar);
  return (
    stripTags(textOf(record.command)) || (audio_url ? labelled(bar.locale, name, fileName(audio_url)) : name)
  );
}

/** The name of a command; that of the service, if it is not a known one. */
export function commandKind({ command }: Pick<CommandRecord, 'command'>, { locale }: BarContext): string {
  return locale.of(commandNames)[command.command] ?? command.command;
}

/** The last segment of an address, as the name of a recording. */
function fileName(url: string): string {
  const parts = url.replace(/[?#].*$/, '').split('/');
  return parts.findLast(Boolean) ?? url;
}
