/**
 * Shares the log of commands across reloads (`localStorage`) and tabs (a channel).
 *
 * Any script of the origin can write to both, so what is read is validated. The log is bounded, and contains neither keys
 * nor results of the service: only the name of a command and, if it speaks, its text.
 */
import { ApiError, int, object, oneOf, text } from '../../api/index.js';
import { parseJson, readStorage, writeStorage } from '../../base/index.js';
import {
  commandStages,
  isOpen,
  textOf,
  unsentReasons,
  type CommandRecord,
  type CommandTimes,
  type LiveCommand,
} from './command-record.js';
import type { Environment, TabChannel } from '../environment.js';

/** Maximum number of commands kept. */
export const maxRecords = 100;
/** Maximum length in characters of a stored text; the rest is cut. */
const maxTextLength = 2000;
/** Maximum length in characters of the stored log. */
const maxLogLength = 100_000;
/** Milliseconds for which a command is kept: one week. */
const maxAge = 7 * 24 * 3600 * 1000;

const storedRecord = /* @__PURE__ */ object(
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
    text: text(0, maxTextLength),
    audio_url: text(0, 2048),
    play_type: text(0, 32),
    play_role: text(0, 32),
    times: object({}, { sending: int(0), accepted: int(0), playing: int(0), done: int(0), failed: int(0) }),
    refusals: int(0, 1000),
    due: int(0),
    deadline: int(0),
    unsent: oneOf(...unsentReasons),
    command_id: text(0, 64),
    code: text(0, 64),
    reason: text(0, 500),
    status: int(100, 599),
    request_id: text(0, 128),
  },
);

type StoredRecord = NonNullable<ReturnType<typeof storedRecord.parse>>;

/** Order of the stages: a merge never replaces a stage by one of lower rank. */
const stageRank = ({ stage, refusals = 0 }: CommandRecord): number => {
  if (['failed', 'unsent', 'done'].includes(stage)) return Infinity;
  const rank = commandStages.indexOf(stage);
  // A command that is refused waits and is sent again; each time is later than the one before.
  return stage === 'delayed' || stage === 'waiting' || stage === 'sending'
    ? 2 * refusals + rank
    : 10_000 + rank;
};

/** Keeps the newest commands, and older ones whose outcome is still open. */
export function trimLog(records: readonly CommandRecord[]): readonly CommandRecord[] {
  const excess = records.length - maxRecords;
  return excess > 0 ? records.filter((record, index) => index >= excess || isOpen(record)) : records;
}

/** Merges two logs, sorted from the oldest command. For each command, the later stage wins, with what holds of it. */
export function mergeLogs(
  local: readonly CommandRecord[],
  remote: readonly CommandRecord[],
): readonly CommandRecord[] {
  const all = new Map(local.map((record) => [record.id, record]));
  for (const record of remote) {
    const known = all.get(record.id);
    if (!known) all.set(record.id, record);
    else if (stageRank(record) > stageRank(known)) all.set(record.id, advance(known, record));
  }
  return trimLog([...all.values()].sort((a, b) => a.at - b.at));
}

/** A known record at a later stage. Its deadline, error and reason were those of the stage before. */
function advance(known: CommandRecord, later: CommandRecord): CommandRecord {
  const { deadline: _, error: __, unsent: ___, ...rest } = known;
  return { ...rest, ...later, command: known.command, times: { ...known.times, ...later.times } };
}

/** The log of one room in storage and over a channel. */
export class CommandLog {
  private channel: TabChannel | undefined;

  constructor(
    private readonly name: string,
    private readonly environment: Environment,
    /** Called with the records that another tab has changed. */
    private readonly mergeRemote: (records: readonly CommandRecord[]) => void,
  ) {}

  /** Starts listening to other tabs; returns the stored log. */
  open(): readonly CommandRecord[] {
    this.channel = this.environment.openChannel(this.name, (message) =>
      this.mergeRemote(parseRecords(message)),
    );
    return this.load();
  }

  /** Stops listening to other tabs. */
  close(): void {
    this.channel?.close();
    this.channel = undefined;
  }

  /** Sends a changed record to the other tabs, and stores the whole log. */
  append(changed: CommandRecord, all: readonly CommandRecord[]): void {
    this.channel?.post(JSON.stringify([toStored(changed)]));
    const lines = mergeLogs(this.load(), all).map((record) => JSON.stringify(toStored(record)));
    while (lines.length > 1 && lines.reduce((sum, line) => sum + line.length, 0) > maxLogLength)
      lines.shift();
    writeStorage(this.name, `[${lines.join(',')}]`);
  }

  /** Loads the log that all tabs have stored. */
  load(): readonly CommandRecord[] {
    const oldest = this.environment.now() - maxAge;
    return parseRecords(readStorage(this.name)).filter(({ at }) => at > oldest);
  }
}

function parseRecords(json: unknown): readonly CommandRecord[] {
  const list = parseJson(json);
  if (!Array.isArray(list)) return [];
  return list.slice(-maxRecords).flatMap((one) => {
    const { data } = storedRecord.safeParse(one);
    return data ? [fromStored(data)] : [];
  });
}

function toStored(record: CommandRecord): StoredRecord {
  const { id, stage, at, since, job_id, page, times, refusals, due, deadline, unsent, command_id, error } =
    record;
  const { command } = record;
  const { audio_url, play_type, play_role } = command.params ?? {};
  const words = textOf(command).slice(0, maxTextLength);
  return {
    ...{ id, name: command.command, stage, at: Math.round(at), since: Math.round(since), job_id, page },
    ...(words && { text: words }),
    ...(typeof audio_url === 'string' && { audio_url }),
    ...(typeof play_type === 'string' && { play_type }),
    ...(typeof play_role === 'string' && { play_role }),
    ...(times && { times: rounded(times) }),
    ...(refusals !== undefined && { refusals }),
    ...(due !== undefined && { due: Math.round(due) }),
    ...(deadline !== undefined && { deadline: Math.round(deadline) }),
    ...(unsent && { unsent }),
    ...(command_id && { command_id }),
    ...(error && { code: error.code.slice(0, 64), reason: error.reason.slice(0, 500) }),
    ...(error?.status !== undefined && { status: error.status }),
    ...(error?.requestId && { request_id: error.requestId.slice(0, 128) }),
  };
}

function rounded(times: CommandTimes): CommandTimes {
  return Object.fromEntries(Object.entries(times).map(([stage, at]) => [stage, Math.round(at)]));
}

function fromStored(one: StoredRecord): CommandRecord {
  const { id, stage, at, since, job_id, page, times, refusals, due, deadline, unsent, command_id } = one;
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
    ...(times && { times }),
    ...(refusals !== undefined && { refusals }),
    ...(due !== undefined && { due }),
    // An earlier release has kept the deadline of commands that were sent.
    ...(deadline !== undefined && stage === 'waiting' && { deadline }),
    ...(unsent && { unsent }),
    ...(command_id !== undefined && { command_id }),
    ...(error && { error }),
  };
}
