/** Interaction rules: conditions on viewers' events, and the replies that they trigger (reference 6.1.1, 6.2.7). */
import type { SmartLiveRoomBody } from '../../../src/api/index.js';
import { newId } from '../hashing.js';
import { patternOf } from '../rooms/check-rules.js';
import { recordInteraction } from './interaction-records.js';
import { sendInteractionCallback } from './interaction-callback.js';
import { showLayers } from './layers.js';
import { reply } from './playback.js';
import { intelligentReply } from './intelligent-reply.js';
import { speakingSeconds } from '../text/speaking-time.js';
import { voiceSpeed } from './voice.js';
import type { ServiceState } from '../state/service-state.js';
import type { LiveJob, Utterance } from '../state/live-job.js';

type InteractionRule = NonNullable<SmartLiveRoomBody['interaction_rules']>[number];
type HitTag = NonNullable<NonNullable<InteractionRule['hit_condition']>['tags']>[number];

/** An event of a viewer. */
export interface ViewerEvent {
  type: number;
  content: unknown;
}

/** Fires the first rule, by priority, that an event matches. */
export function handleViewerEvent(service: ServiceState, job: LiveJob, event: ViewerEvent): void {
  const rules = (job.config.interaction_rules ?? [])
    .map((rule, place) => ({ rule, key: rule.rule_index || rule.rule_name || String(place) }))
    .sort((a, b) => priorityOf(a.rule) - priorityOf(b.rule));
  count(job, event);
  const hit = rules.find(({ rule, key }) => isHit(service, job, rule, key, event));
  recordInteraction(service, job, event, hit?.rule.rule_name);
  if (hit) trigger(service, job, hit.rule, hit.key, event);
}

function isHit(
  service: ServiceState,
  job: LiveJob,
  rule: InteractionRule,
  key: string,
  event: ViewerEvent,
): boolean {
  return (
    rule.enabled !== false &&
    rule.event_type === event.type &&
    isEnabledInScene(job, rule) &&
    !isSuppressed(service, job, rule, key) &&
    meetsCondition(job, rule, event)
  );
}

function isEnabledInScene({ playback }: LiveJob, { enabled_scenes: scenes = [] }: InteractionRule): boolean {
  const scene = playback.plan[Math.max(0, playback.next - 1)]?.scene;
  return (
    scenes.length === 0 ||
    scenes.includes(scene?.script_name ?? '') ||
    scenes.includes(scene?.script_id ?? '')
  );
}

/** Whether a rule fired within its time window: seconds, -1 for the whole stream. */
function isSuppressed(service: ServiceState, job: LiveJob, rule: InteractionRule, key: string): boolean {
  const before = job.fired.get(key);
  const window = rule.trigger?.time_window ?? 0;
  if (!before || window === 0) return false;
  return window < 0 || service.clock.now() - before.last < window * 1000;
}

function meetsCondition(
  job: LiveJob,
  { hit_condition: condition }: InteractionRule,
  event: ViewerEvent,
): boolean {
  const tags = condition?.tags ?? [];
  const relation = condition?.relation?.toUpperCase() ?? 'AND';
  if (relation === 'RESERVED' || tags.length === 0) return true;
  const matches = (tag: HitTag) => isMatch(tag, valueFor(job, tag, event));
  return relation === 'OR' ? tags.some(matches) : tags.every(matches);
}

function valueFor(job: LiveJob, { tag = '', operation = 'NONE' }: HitTag, event: ViewerEvent): string {
  if (operation === 'NONE') return textAt(event.content, tag);
  const { count: times, sum } =
    job.totals.get(totalKey(event.type, operation === 'COUNT' ? '' : tag)) ?? zero;
  if (operation === 'COUNT') return String(times);
  if (operation === 'SUM') return String(sum);
  return times > 0 ? String(sum / times) : '';
}

function isMatch({ match = 'EQUAL', value = '' }: HitTag, own: string): boolean {
  // A member that the event does not have is no number: it is not less than any.
  const [a, b] = [own.trim() === '' ? NaN : Number(own), Number(value)];
  switch (match) {
    case 'EQUAL':
      return own === value;
    case 'REGEX':
      return patternOf(value)?.test(own) ?? false;
    case 'MATH_GT':
      return a > b;
    case 'MATH_GE':
      return a >= b;
    case 'MATH_LT':
      return a < b;
    case 'MATH_LE':
      return a <= b;
    case 'MATH_EQ':
      return a === b;
  }
}

const zero = { count: 0, sum: 0 };

/** Adds an event to the totals that conditions refer to. */
function count(job: LiveJob, event: ViewerEvent): void {
  add(job, totalKey(event.type, ''), 0);
  for (const [tag, value] of contentMembers(event.content)) {
    if (value !== '' && Number.isFinite(Number(value))) add(job, totalKey(event.type, tag), Number(value));
  }
}

function add(job: LiveJob, key: string, value: number): void {
  const { count: times, sum } = job.totals.get(key) ?? zero;
  job.totals.set(key, { count: times + 1, sum: sum + value });
}

function totalKey(type: number, tag: string): string {
  return `${type} ${tag}`;
}

/** The value of the first member with this name or path, at any depth of the content. */
function textAt(content: unknown, tag: string): string {
  if (typeof content === 'string' || typeof content === 'number') return String(content);
  return contentMembers(content).find(([name]) => name === tag)?.[1] ?? '';
}

/** All members of the content, outer ones first, by their name and by their path. */
function contentMembers(content: unknown, path = ''): [name: string, value: string][] {
  if (typeof content !== 'object' || content === null) return [];
  const entries = Object.entries(content);
  const own = entries
    .filter(([, value]) => typeof value !== 'object')
    .flatMap(([name, value]): [string, string][] =>
      path
        ? [
            [name, String(value)],
            [`${path}${name}`, String(value)],
          ]
        : [[name, String(value)]],
    );
  return [...own, ...entries.flatMap(([name, value]) => contentMembers(value, `${path}${name}.`))];
}

/** Fires a rule: adds its reply or calls the customer's service, and shows its materials. */
function trigger(
  service: ServiceState,
  job: LiveJob,
  rule: InteractionRule,
  key: string,
  event: ViewerEvent,
): void {
  const fired = job.fired.get(key)?.count ?? 0;
  job.fired.set(key, { last: service.clock.now(), count: fired + 1 });
  const { reply_mode = 'SYSTEM_REPLY', play_type = 'APPEND', ...rest } = rule.trigger ?? {};
  if (reply_mode === 'CALLBACK') sendInteractionCallback(service, job, interactionOf(rule, event));
  const answer =
    reply_mode === 'SYSTEM_REPLY'
      ? answerOf(service, job, rule, fired)
      : reply_mode === 'INTELLIGENT_REPLY'
        ? spoken(
            service,
            job,
            intelligentReply(textAt(event.content, 'content'), service.invented),
            rest.reply_role,
          )
        : undefined;
  if (answer) reply(service, job, { reply_id: newId(), ...answer }, play_type);
  showLayers(service, job, rest, answer?.secondsLeft ?? spoken(service, job, keywordOf(rule)).secondsLeft);
}

function interactionOf(
  { rule_index = '', rule_name = '', trigger: preset }: InteractionRule,
  event: ViewerEvent,
) {
  const { reply_texts = [], reply_audios = [] } = preset ?? {};
  return { rule_index, rule_name, event, reply_texts, reply_audios };
}

/** The keyword of a rule. Without a reply, materials are shown for the time that it takes to speak the keyword. */
function keywordOf({ hit_condition }: InteractionRule): string {
  return hit_condition?.tags?.find(({ value }) => value)?.value ?? '';
}

function spoken(service: ServiceState, job: LiveJob, text: string, role?: string): Utterance {
  const speed = voiceSpeed(job, role);
  return { label: text, secondsLeft: speakingSeconds(text, service.invented.speechMilliseconds, speed) };
}

function answerOf(
  service: ServiceState,
  job: LiveJob,
  rule: InteractionRule,
  turn: number,
): Utterance | undefined {
  const {
    reply_texts: texts = [],
    reply_audios: audios = [],
    reply_order: order,
    reply_role: role,
  } = rule.trigger ?? {};
  const answers = [
    ...texts.map((text) => spoken(service, job, text, role)),
    ...audios.map((audio) => ({
      label: audio.audio_name ?? audio.audio_url ?? '',
      secondsLeft: service.invented.recordingSeconds,
    })),
  ];
  const place =
    order === 'RANDOM' ? Math.floor(service.random() * answers.length) : turn % (answers.length || 1);
  return answers[place];
}

function priorityOf(rule: InteractionRule): number {
  return rule.hit_condition?.priority ?? 500;
}
