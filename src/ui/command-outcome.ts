/** What became of a command, in words: the log, the past streams and their exports say the same. */
import { isInsert, type CommandRecord, type CommandStage, type UnsentReason } from '../live/index.js';
import type { LocaleController, Messages } from './locale.js';

/** The kinds of outcomes that a log is filtered by. */
export const commandOutcomes = ['open', 'done', 'unsent', 'unknown'] as const;

/**
 * What became of a command. `open`: it is on its way, or waits to be spoken. `done`: it was spoken or carried out.
 * `unsent`: it was refused, or never sent. `unknown`: no answer tells.
 */
export type CommandOutcome = (typeof commandOutcomes)[number];

interface OutcomeMessages {
  outcome: Record<CommandOutcome, string>;
  stage: Record<Exclude<CommandStage, 'unsent'>, string>;
  inLine: string;
  carriedOut: string;
  unsent: Record<UnsentReason, string>;
  over: { unknown: string; effect: string; accepted: string; playing: string };
}

const messages: Messages<OutcomeMessages> = {
  en: {
    outcome: { open: 'In progress', done: 'Spoken or completed', unsent: 'Not sent', unknown: 'Unconfirmed' },
    stage: {
      delayed: 'Not sent yet',
      waiting: 'Waiting until you’re back online',
      sending: 'Sending…',
      checking: 'Connection dropped. Checking whether it was sent…',
      unknown: 'May not have been sent',
      accepted: 'Accepted, waiting to be spoken',
      playing: 'Speaking',
      done: 'Spoken',
      failed: 'Not sent',
    },
    inLine: 'Waiting to be sent…',
    carriedOut: 'Completed',
    unsent: {
      expired: 'Not sent: expired',
      cancelled: 'Not sent: canceled',
      closed: 'Not sent: the page was closed',
      ended: 'Not sent: the livestream has ended',
    },
    over: {
      unknown: 'The livestream is over; this may not have been spoken',
      effect: 'The livestream is over; this may not have taken effect',
      accepted: 'Accepted, but not confirmed as spoken before the livestream ended',
      playing: 'Interrupted by the end of the livestream',
    },
  },
  zh: {
    outcome: { open: '进行中', done: '已播报或已执行', unsent: '未发送', unknown: '结果未知' },
    stage: {
      delayed: '尚未发送',
      waiting: '等待联网',
      sending: '正在发送…',
      checking: '连接中断，正在核实是否已发送…',
      unknown: '可能未发送',
      accepted: '已接受，等待播报',
      playing: '播报中',
      done: '已播报',
      failed: '未发送',
    },
    inLine: '等待发送…',
    carriedOut: '已执行',
    unsent: {
      expired: '未发送：已过期',
      cancelled: '未发送：已取消',
      closed: '未发送：页面已关闭',
      ended: '未发送：直播已结束',
    },
    over: {
      unknown: '直播已结束，无法确认是否已播报',
      effect: '直播已结束，无法确认是否已生效',
      accepted: '已接受，直播结束前未确认播报',
      playing: '播报过程中直播结束',
    },
  },
};

/** A command without speech is done as soon as the service has accepted it. */
export function isCarriedOut({ stage, command }: Pick<CommandRecord, 'stage' | 'command'>): boolean {
  return stage === 'accepted' && !isInsert(command);
}

/** The kind of an outcome. `isOver` says that the livestream of the command has ended: what is open then stays unknown. */
export function outcomeOf(record: CommandRecord, isOver: boolean): CommandOutcome {
  const { stage } = record;
  if (stage === 'done' || isCarriedOut(record)) return 'done';
  if (stage === 'failed' || stage === 'unsent') return 'unsent';
  if (stage === 'unknown') return 'unknown';
  return isOver && (stage === 'accepted' || stage === 'playing') ? 'unknown' : 'open';
}

/** The outcome of a command in a few words. */
export function describeOutcome(record: CommandRecord, isOver: boolean, locale: LocaleController): string {
  const m = locale.of(messages);
  const { stage, unsent, command, deadline } = record;
  if (isCarriedOut(record)) return m.carriedOut;
  if (stage === 'waiting' && deadline === undefined) return m.inLine;
  if (stage === 'unsent') return m.unsent[unsent ?? 'cancelled'];
  if (isOver && stage === 'unknown') return isInsert(command) ? m.over.unknown : m.over.effect;
  if (isOver && (stage === 'accepted' || stage === 'playing')) return m.over[stage];
  return m.stage[stage];
}

/** The kinds of outcomes with their names, for a filter. */
export function outcomeNames(locale: LocaleController): Readonly<Record<CommandOutcome, string>> {
  return locale.of(messages).outcome;
}
