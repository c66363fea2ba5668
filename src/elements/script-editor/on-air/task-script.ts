/**
 * The script that a running task plays. The task tells it (GET_LIVE_JOB_CONFIG_INFO); if it does not, it is taken from
 * what this page knows: its own last rewrite, or the script as it was before the first save during this livestream.
 */
import type { Client } from '../../../api/index.js';
import {
  commandsOf,
  parseRound,
  queryTask,
  readTaskConfig,
  wireMember,
  type CommandRecord,
  type RoomWatch,
} from '../../../live/index.js';
import { type Scene, toWire, type WireScene } from '../../../script/index.js';
import type { TaskRound } from './rewrite-timing.js';

/** The script of a task with the round that it plays. */
export interface TaskScript extends TaskRound {
  readonly scenes: readonly WireScene[];
  /** The scenes as a command sends them back, with values that could not be read as they were received. */
  wire(scenes: readonly WireScene[]): unknown[];
  /** Whether the task told it; otherwise it is what this page knows. */
  readonly isTold: boolean;
}

/** Where to read from, and what is known otherwise. */
export interface TaskScriptOptions {
  readonly client: Client;
  readonly watch: RoomWatch;
  /** The script before the first save during the livestream. */
  readonly earlier: readonly Scene[];
  readonly signal: AbortSignal;
}

/**
 * Reads the script and the round. Undefined if the task tells no script, and another window has changed it, so that
 * this browser does not know it. Rejects with `ApiError`.
 */
export async function readTaskScript(options: TaskScriptOptions): Promise<TaskScript | undefined> {
  const { signal } = options;
  const task = await readTaskConfig(options, signal);
  const scenes = task?.scene_scripts ?? knownScenes(options);
  if (!scenes) return undefined;
  const round = parseRound(await queryTask(options, 'GET_CURRENT_PLAYING_SCRIPTS', signal));
  return {
    scenes,
    round: round.length > 0 ? round : writtenRound(scenes),
    policy: task?.play_policy ?? {},
    wire: (scenes) => wireMember({ ...task, scene_scripts: [...scenes] }, (one) => one.scene_scripts),
    isTold: task !== undefined,
  };
}

/** The paragraphs in the order of the script. */
function writtenRound(scenes: readonly WireScene[]): TaskRound['round'] {
  return scenes.flatMap(({ script_name, shoot_scripts }) =>
    (shoot_scripts ?? []).map(({ sequence_no, title }, index) => ({
      scene: script_name ?? '',
      sequence_no: sequence_no ?? index + 1,
      title: title ?? '',
    })),
  );
}

function knownScenes({ watch, earlier }: TaskScriptOptions): readonly WireScene[] | undefined {
  const commands = commandsOf(watch);
  const job_id = watch.state.job?.job_id;
  const last = commands.history.findLast((record) => record.job_id === job_id && isRewrite(record));
  if (!last) return toWire(earlier);
  return commands.bodyOf(last.id)?.params?.['scene_scripts'] as WireScene[] | undefined;
}

/** Whether a command rewrote the script, as far as is known. */
function isRewrite({ command: { command }, stage }: CommandRecord): boolean {
  return command === 'REWRITE_PLAY_SCRIPT' && stage !== 'failed' && stage !== 'unsent';
}
