/** The log as a table for an export. Keys and presigned addresses in the records are masked already. */
import { lookUp } from '../../../base/index.js';
import { textOf, type CommandRecord } from '../../../live/index.js';
import { stripTags, type Table } from '../../../ui/index.js';
import type { BarContext } from '../bar-context.js';
import { messages as barMessages } from '../messages.js';
import { commandKind } from './command-label.js';
import { describe, senderOf } from './log-view.js';
import { messages, type LogColumn } from './messages.js';

const columns: readonly LogColumn[] = [
  ...(['time', 'kind', 'text', 'outcome', 'sender', 'timing'] as const),
  ...(['sent_at', 'accepted_at', 'spoken_at', 'error', 'error_code', 'request_id'] as const),
  ...(['job_id', 'command_id'] as const),
];

/** The table of these commands, in their order. */
export function logTable(records: readonly CommandRecord[], bar: BarContext): Table {
  const m = bar.locale.of(messages).table;
  const today = new Date();
  const date = [today.getFullYear(), today.getMonth() + 1, today.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  return {
    name: `${m.file} ${date}`,
    columns: columns.map((key) => [key, m[key]]),
    rows: records.map((record) => rowOf(record, bar)),
  };
}

function rowOf(record: CommandRecord, bar: BarContext): Table['rows'][number] {
  const { at, times = {}, stage, command, error, job_id, command_id } = record;
  const { play_type, audio_url } = (command.params ?? {}) as { play_type?: string; audio_url?: string };
  const text = textOf(command);
  const plain = stripTags(text);
  return {
    time: new Date(at),
    kind: commandKind(record, bar),
    text: plain || audio_url,
    outcome: describe(record, bar),
    sender: senderOf(record, bar),
    timing: play_type && (lookUp(bar.locale.of(barMessages).playType, play_type) ?? play_type),
    ...(plain !== text && { ssml: text }),
    ...{ command: command.command, stage },
    sent_at: toDate(times.sending),
    accepted_at: toDate(times.accepted),
    spoken_at: toDate(times.done),
    error: stage === 'failed' ? error?.reason : undefined,
    error_code: stage === 'failed' ? error?.code : undefined,
    request_id: error?.requestId,
    ...{ job_id, command_id },
  };
}

const toDate = (at: number | undefined): Date | undefined => (at === undefined ? undefined : new Date(at));
