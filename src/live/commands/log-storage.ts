/**
 * The log of commands over reloads and in other tabs: kept in the browser's storage, told through a channel.
 *
 * What is read from either was written by anybody, so it is checked. It is bounded, and holds no key and no answer of
 * the service: for a command that says something its words, for others their name.
 */
import { ApiError } from '../../api/index.js';
import { int, object, oneOf, text } from '../../api/schema.js';
import {
  commandStages,
  isOpen,
  textOf,
  unsentReasons,
  type CommandRecord,
  type LiveCommand,
} from './command-record.js';
import { withoutSecrets } from './redact.js';
import type { Environment, TabChannel } from '../environment.js';

/** Most commands kept. */
export const mostKept = 100;
/** Most characters kept of one text, and of all together. */
const longestText = 2000;
const longestLog = 100_000;
/** Milliseconds for which a command is kept: a week. */
const longestAge = 7 * 24 * 3600 * 1000;

const stored = /* @__PURE__ */ object(
  {
    id: text(1, 64),
    name: text(1, 64),
    stage: oneOf(...commandStages),
    at: int(0),
    since: int(0),
    job_id: text(0, 64),
    page: text(1, 64),
  },
  {
    text: text(0, longestText),
    audio_url: text(0, 2048),
    play_type: text(0, 32),
    play_role: text(0, 32),
    deadline: int(0),
    unsent: oneOf(...unsentReasons),
    command_id: text(0, 64),
    code: text(0, 64),
    reason: text(0, 500),
    status: int(100, 599),
    request_id: text(0, 128),
  },
);

type Stored = NonNullable<ReturnType<typeof stored.parse>>;

/** Stages in the order in which a command comes to them: an earlier one never replaces a later one. */
const rank = (record: CommandRecord): number =>
  ['failed', 'unsent', 'done'].includes(record.stage) ? 9 : commandStages.indexOf(record.stage);

/** The newest commands; of the older ones those that are not settled. */
export function bounded(records: readonly CommandRecord[]): readonly CommandRecord[] {
  const settled = records.length - mostKept;
  return settled > 0 ? records.filter((record, index) => index >= settled || isOpen(record)) : records;
}

/** Two logs as one, oldest first; of each command what is known last. */
export function merged(
  ours: readonly CommandRecord[],
  theirs: readonly CommandRecord[],
): readonly CommandRecord[] {
  const all = new Map(ours.map((record) => [record.id, record]));
  for (const record of theirs) {
    const known = all.get(record.id);
    if (!known) all.set(record.id, record);
    else if (rank(record) > rank(known)) all.set(record.id, { ...known, ...record, command: known.command });
  }
  return bounded([...all.values()].sort((a, b) => a.at - b.at));
}

export class CommandJournal {
  private line: TabChannel | undefined;

  constructor(
    private readonly name: string,
    private readonly environment: Environment,
    /** Something was noted in another tab. */
    private readonly heard: (records: readonly CommandRecord[]) => void,
  ) {}

  /** Begins to listen; gives what is kept. */
  open(): readonly CommandRecord[] {
    this.line = this.environment.line(this.name, (message) => this.heard(recordsIn(message)));
    return this.kept();
  }

  close(): void {
    this.line?.close();
    this.line = undefined;
  }

  /** Tells the other tabs of a change, and keeps the whole log. */
  put(changed: CommandRecord, all: readonly CommandRecord[]): void {
    this.line?.post(JSON.stringify([toStored(changed)]));
    const lines = merged(this.kept(), all).map((record) => JSON.stringify(toStored(record)));
    while (lines.length > 1 && lines.reduce((sum, line) => sum + line.length, 0) > longestLog) lines.shift();
    try {
      localStorage.setItem(this.name, `[${lines.join(',')}]`);
    } catch {
      /* The page forbids storage, or it is full: the log lives as long as the page. */
    }
  }

  /** The whole log as it is kept, whichever tab noted it. */
  kept(): readonly CommandRecord[] {
    try {
      const oldest = this.environment.now() - longestAge;
      return recordsIn(localStorage.getItem(this.name)).filter(({ at }) => at > oldest);
    } catch {
      return [];
    }
  }
}

function recordsIn(json: unknown): readonly CommandRecord[] {
  try {
    const list = JSON.parse(String(json)) as unknown;
    if (!Array.isArray(list)) return [];
    return list.slice(-mostKept).flatMap((one) => {
      const { data } = stored.safeParse(one);
      return data ? [fromStored(data)] : [];
    });
  } catch {
    return [];
  }
}

function toStored(record: CommandRecord): Stored {
  const { id, stage, at, since, job_id, page, deadline, unsent, command_id, error } = record;
  const command = withoutSecrets(record.command);
  const { audio_url, play_type, play_role } = command.params ?? {};
  const words = textOf(command).slice(0, longestText);
  return {
    ...{ id, name: command.command, stage, at: Math.round(at), since: Math.round(since), job_id, page },
    ...(words && { text: words }),
    ...(typeof audio_url === 'string' && { audio_url }),
    ...(typeof play_type === 'string' && { play_type }),
    ...(typeof play_role === 'string' && { play_role }),
    ...(deadline !== undefined && { deadline: Math.round(deadline) }),
    ...(unsent && { unsent }),
    ...(command_id && { command_id }),
    ...(error && { code: error.code.slice(0, 64), reason: error.reason.slice(0, 500) }),
    ...(error?.status !== undefined && { status: error.status }),
    ...(error?.requestId && { request_id: error.requestId.slice(0, 128) }),
  };
}

function fromStored(one: Stored): CommandRecord {
  const { id, stage, at, since, job_id, page, deadline, unsent, command_id } = one;
  const params = {
    ...(one.text !== undefined && { text_config: { text: one.text } }),
    ...(one.audio_url !== undefined && { audio_url: one.audio_url }),
    ...(one.play_type !== undefined && { play_type: one.play_type }),
    ...(one.play_role !== undefined && { play_role: one.play_role }),
  };
  const error =
    one.code === undefined
      ? undefined
      : new ApiError({
          code: one.code,
          reason: one.reason ?? '',
          operation: 'executeSmartLiveCommand',
          request: 'POST command',
          status: one.status,
          requestId: one.request_id,
        });
  return {
    ...{
      id,
      command: { command: one.name as LiveCommand['command'], params },
      stage,
      at,
      since,
      job_id,
      page,
    },
    ...(deadline !== undefined && { deadline }),
    ...(unsent && { unsent }),
    ...(command_id !== undefined && { command_id }),
    ...(error && { error }),
  };
}
