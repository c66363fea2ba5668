/**
 * Plays the paragraphs of the script, and replies between them.
 *
 * A reply is added to the end of the queue (APPEND) or to its head (INSERT), or interrupts the speech at once (PLAY_NOW).
 * The queue is spoken when the current utterance ends. What becomes of interrupted speech is invented; if it goes on, it
 * is at the head of the queue.
 */

import { sendLiveEvent } from './callbacks.js';
import { endJob } from './end-job.js';
import { scheduleForJob } from './job.js';
import { hasBeenConnected } from './stream.js';
import { planRound } from './script.js';
import type { ServiceState } from '../state/service-state.js';
import type { LiveJob, LiveScene, PlannedParagraph, Playback, Utterance } from '../state/live-job.js';

/** When a reply is spoken. */
export type PlayType = 'APPEND' | 'INSERT' | 'PLAY_NOW';

/** Creates the playback of a task that has not begun. */
export function createPlayback(scripted: boolean): Playback {
  return { scripted, round: 0, plan: [], next: 0, queue: [] };
}

/** Starts the script at its first paragraph, or as soon as the stream is connected. */
export function startScript(service: ServiceState, job: LiveJob): void {
  job.playback.scripted = true;
  beginSpeaking(service, job);
}

/** Speaks what waits, unless something is being spoken. Before the stream is connected nothing is: nobody would hear it. */
export function beginSpeaking(service: ServiceState, job: LiveJob): void {
  if (!job.playback.current && hasBeenConnected(job)) playNext(service, job);
}

/** Adds a reply. It is spoken at once if nothing else is being spoken. */
export function reply(service: ServiceState, job: LiveJob, utterance: Utterance, type: PlayType): void {
  const { playback } = job;
  if (!playback.current && hasBeenConnected(job)) return speak(service, job, utterance);
  if (type === 'APPEND') playback.queue.push(utterance);
  else if (type === 'INSERT') playback.queue.unshift(utterance);
  else if (!playback.current) playback.queue.unshift(utterance);
  else {
    interrupt(service, job);
    speak(service, job, utterance);
  }
}

/** Removes all replies that have not begun. Utterances that have are finished. */
export function clearReplies({ playback }: LiveJob): void {
  playback.queue = playback.queue.filter(({ interrupted }) => interrupted);
}

/** Replaces the script from the next paragraph on. Paragraphs already spoken in this round are not repeated. */
export function rewriteScript(
  service: ServiceState,
  job: LiveJob,
  scenes: LiveScene[],
  nextRound: boolean,
): void {
  const { playback } = job;
  job.config.scene_scripts = scenes;
  if (nextRound || playback.round === 0) return;
  const said = playback.plan
    .slice(0, playback.next)
    .map((paragraph) => ({ ...paragraph, scene: successorOf(paragraph.scene, scenes) }));
  const known = new Set(said.map(paragraphKey));
  const rest = plan(service, job).filter((paragraph) => !known.has(paragraphKey(paragraph)));
  playback.plan = [...said, ...rest];
}

/** The scene of a new script that continues a scene; the scene itself if the new script lacks it. */
function successorOf(scene: LiveScene, scenes: readonly LiveScene[]): LiveScene {
  return scenes.find(({ script_name }) => script_name === scene.script_name) ?? scene;
}

/** The paragraphs of the current round or, before the first round begins, of that round. */
export function currentRound(service: ServiceState, job: LiveJob): PlannedParagraph[] {
  return job.playback.round > 0 ? job.playback.plan : plan(service, job);
}

/** Stops the task at once, or at the end of the segment, scene or script according to `mode`. */
export function autoStop(service: ServiceState, job: LiveJob, mode: string): void {
  if (mode === 'SEGMENT_END' || mode === 'SCENE_END' || mode === 'SCRIPT_END') job.playback.stopAt = mode;
  if (job.playback.stopAt === undefined || !job.playback.current) endJob(service, job, 'SUCCEED');
}

/** Plays the next utterance: first those that wait, then the script. */
function playNext(service: ServiceState, job: LiveJob): void {
  const { playback } = job;
  const next = playback.queue.shift();
  if (next) return speak(service, job, next);
  if (!playback.scripted) {
    if (playback.stopAt) endJob(service, job, 'SUCCEED');
    return;
  }
  if (playback.next >= playback.plan.length && !beginRound(service, job))
    return endJob(service, job, 'SUCCEED');
  const paragraph = playback.plan[playback.next];
  const before = playback.plan[playback.next - 1];
  if (!paragraph || stopsBefore(playback, paragraph, before)) return endJob(service, job, 'SUCCEED');
  playback.next += 1;
  sendLiveEvent(service, job, 'SHOOT_SCRIPT_SWITCH', {
    scene_script_name: paragraph.scene.script_name,
    shoot_script_sequence_no: String(paragraph.sequence_no),
    shoot_script_title: paragraph.title,
  });
  speak(service, job, {
    label: `${paragraph.scene.script_name} ${paragraph.sequence_no}`,
    text: paragraph.text,
    secondsLeft: paragraph.seconds,
  });
}

function beginRound(service: ServiceState, job: LiveJob): boolean {
  const { playback } = job;
  const repeat = job.config.play_policy?.repeat_count ?? 0;
  const more = repeat < 0 || playback.round <= repeat;
  if (!more || (playback.stopAt && playback.round > 0)) return false;
  playback.round += 1;
  playback.next = 0;
  playback.plan = plan(service, job);
  return playback.plan.length > 0;
}

function stopsBefore(
  playback: Playback,
  next: PlannedParagraph,
  before: PlannedParagraph | undefined,
): boolean {
  if (playback.stopAt === 'SEGMENT_END') return true;
  return playback.stopAt === 'SCENE_END' && before?.scene !== next.scene;
}

function plan(service: ServiceState, job: LiveJob): PlannedParagraph[] {
  const { scene_scripts = [], play_policy } = job.config;
  return planRound(
    scene_scripts,
    job.playback.round,
    service.invented,
    play_policy?.random_play_mode,
    service.random,
  );
}

function speak(service: ServiceState, job: LiveJob, utterance: Utterance): void {
  const cancel = scheduleForJob(service, job, utterance.secondsLeft, () => {
    delete job.playback.current;
    if (utterance.reply_id !== undefined)
      sendLiveEvent(service, job, 'REPLY_COMMAND_FINISH', { reply_id: utterance.reply_id });
    playNext(service, job);
  });
  job.playback.current = { ...utterance, since: service.clock.now(), cancel };
}

function interrupt(service: ServiceState, job: LiveJob): void {
  const { current } = job.playback;
  if (!current) return;
  const { since, cancel, ...utterance } = current;
  cancel();
  delete job.playback.current;
  const { interruptedParagraph } = service.invented;
  if (interruptedParagraph === 'ends') return;
  const spoken = interruptedParagraph === 'repeats' ? 0 : (service.clock.now() - since) / 1000;
  const secondsLeft = Math.max(0, utterance.secondsLeft - spoken);
  job.playback.queue.unshift({ ...utterance, secondsLeft, interrupted: true });
}

function paragraphKey(paragraph: PlannedParagraph): string {
  return JSON.stringify([paragraph.scene.script_name, paragraph.sequence_no]);
}
