/**
 * Who speaks: the paragraphs of the script, and the replies that come in between.
 *
 * A reply waits at the end of the queue (APPEND), at its head (INSERT), or interrupts at once (PLAY_NOW); the queue is
 * spoken when the present paragraph has ended, and what was interrupted goes on where it stopped.
 */
import type { Cancel } from '../clock.js';
import type { World } from '../state.js';
import { emit } from './callbacks.js';
import { end } from './end-job.js';
import { later, type Job } from './job.js';
import { planRound, type Paragraph, type Scene } from './script.js';

export type PlayType = 'APPEND' | 'INSERT' | 'PLAY_NOW';

/** Something being said, or about to be. */
export interface Utterance {
  /** ID of the reply; a paragraph of the script has none. */
  reply_id?: string;
  /** What it is, for whoever looks. */
  what: string;
  /** Seconds still to be spoken. */
  left: number;
}

export interface Playback {
  /** Whether the script plays by itself; otherwise only replies are spoken. */
  scripted: boolean;
  /** 1 in the first round, 0 before it. */
  round: number;
  plan: Paragraph[];
  /** Place in the plan of the paragraph that comes next. */
  next: number;
  current?: Utterance & { since: number; cancel: Cancel };
  /** What was interrupted, the latest last. */
  interrupted: Utterance[];
  /** Replies that wait for the end of the paragraph. */
  queue: Utterance[];
  /** Where the task is to end by itself, once its time is up. */
  exit?: 'SEGMENT_END' | 'SCENE_END' | 'SCRIPT_END';
}

/** Nothing said yet. */
export function createPlayback(scripted: boolean): Playback {
  return { scripted, round: 0, plan: [], next: 0, interrupted: [], queue: [] };
}

/** Lets the script begin, at its first paragraph. */
export function play(world: World, job: Job): void {
  job.playback.scripted = true;
  if (!job.playback.current) proceed(world, job);
}

/** Has a reply spoken, in its turn. */
export function reply(world: World, job: Job, utterance: Utterance, type: PlayType): void {
  const { playback } = job;
  if (!playback.current) return speak(world, job, utterance);
  if (type === 'APPEND') playback.queue.push(utterance);
  else if (type === 'INSERT') playback.queue.unshift(utterance);
  else {
    interrupt(world, job);
    speak(world, job, utterance);
  }
}

/** Forgets the replies whose turn has not come; what is being said is said to its end. */
export function forgetReplies({ playback }: Job): void {
  playback.queue = [];
}

/** Replaces the script from the next paragraph on: what this round has said already is not said again. */
export function rewrite(world: World, job: Job, scenes: Scene[], nextRound: boolean): void {
  const { playback } = job;
  job.config.scene_scripts = scenes;
  if (nextRound || playback.round === 0) return;
  const said = playback.plan.slice(0, playback.next);
  const known = new Set(said.map(identity));
  const rest = plan(world, job).filter((paragraph) => !known.has(identity(paragraph)));
  playback.plan = [...said, ...rest];
}

/** The paragraphs of the present round; before it begins, of the first. */
export function presentRound(world: World, job: Job): Paragraph[] {
  return job.playback.round > 0 ? job.playback.plan : plan(world, job);
}

/** Ends the task where it is told to, once its time is up. */
export function leave(world: World, job: Job, mode: string): void {
  if (mode === 'SEGMENT_END' || mode === 'SCENE_END' || mode === 'SCRIPT_END') job.playback.exit = mode;
  if (job.playback.exit === undefined || !job.playback.current) end(world, job, 'SUCCEED');
}

/** Says what comes next: what was interrupted, then replies, then the script. */
function proceed(world: World, job: Job): void {
  const { playback } = job;
  const next = playback.interrupted.pop() ?? playback.queue.shift();
  if (next) return speak(world, job, next);
  if (!playback.scripted) {
    if (playback.exit) end(world, job, 'SUCCEED');
    return;
  }
  if (playback.next >= playback.plan.length && !beginRound(world, job)) return end(world, job, 'SUCCEED');
  const paragraph = playback.plan[playback.next];
  const before = playback.plan[playback.next - 1];
  if (!paragraph || leavesHere(playback, paragraph, before)) return end(world, job, 'SUCCEED');
  playback.next += 1;
  emit(world, job, 'SHOOT_SCRIPT_SWITCH', {
    scene_script_name: paragraph.scene.script_name,
    shoot_script_sequence_no: String(paragraph.sequence_no),
    shoot_script_title: paragraph.title,
  });
  speak(world, job, {
    what: `${paragraph.scene.script_name} ${paragraph.sequence_no}`,
    left: paragraph.seconds,
  });
}

function beginRound(world: World, job: Job): boolean {
  const { playback } = job;
  const repeat = job.config.play_policy?.repeat_count ?? 0;
  const more = repeat < 0 || playback.round <= repeat;
  if (!more || (playback.exit && playback.round > 0)) return false;
  playback.round += 1;
  playback.next = 0;
  playback.plan = plan(world, job);
  return playback.plan.length > 0;
}

function leavesHere(playback: Playback, next: Paragraph, before: Paragraph | undefined): boolean {
  if (playback.exit === 'SEGMENT_END') return true;
  return playback.exit === 'SCENE_END' && before?.scene !== next.scene;
}

function plan(world: World, job: Job): Paragraph[] {
  const { scene_scripts = [], play_policy } = job.config;
  return planRound(scene_scripts, job.playback.round, play_policy?.random_play_mode, world.random);
}

function speak(world: World, job: Job, utterance: Utterance): void {
  const cancel = later(world, job, utterance.left, () => {
    delete job.playback.current;
    if (utterance.reply_id !== undefined)
      emit(world, job, 'REPLY_COMMAND_FINISH', { reply_id: utterance.reply_id });
    proceed(world, job);
  });
  job.playback.current = { ...utterance, since: world.clock.now(), cancel };
}

function interrupt(world: World, job: Job): void {
  const { current } = job.playback;
  if (!current) return;
  const { since, cancel, ...utterance } = current;
  cancel();
  delete job.playback.current;
  const spoken = (world.clock.now() - since) / 1000;
  job.playback.interrupted.push({ ...utterance, left: Math.max(0, utterance.left - spoken) });
}

function identity(paragraph: Paragraph): string {
  return JSON.stringify([paragraph.scene.script_name, paragraph.sequence_no]);
}
