/** Messages about a script that was saved during a livestream, and about changing it on air. */
import { grouped, isolate, type Messages } from '../../../ui/index.js';
import type { RewriteTiming } from './rewrite-timing.js';
import type { RewriteOutcome } from './rewrite-outcome.js';
import type { WaitingReason } from './script-comparison.js';

/** Texts of the notice and the panel. */
export interface OnAirMessages {
  savedForNext: string;
  viewersHearOld: string;
  preparing: string;
  /** How many paragraphs were changed on air since the save. */
  changedOnAir: (count: number) => string;
  ended: string;
  unchecked: string;
  tryAgain: string;
  open: string;
  mayNotChange: string;
  title: string;
  /** The title after the end of the livestream. */
  titleOver: string;
  intro: string;
  reading: string;
  refresh: string;
  close: string;
  same: string;
  noneChangeable: string;
  untold: string;
  unknowable: string;
  positionUnknown: string;
  paragraph: (place: number) => string;
  untitled: string;
  onAir: string;
  /** The same version after the end of the livestream. */
  wasOnAir: string;
  saved: string;
  /** The two versions after a change. */
  before: string;
  after: string;
  recording: (name: string) => string;
  empty: string;
  timing: Record<RewriteTiming, string>;
  outcome: Record<RewriteOutcome, string>;
  waitingTitle: string;
  waitingHelp: string;
  reason: Record<WaitingReason, string>;
  send: (count: number) => string;
  sending: string;
  refusedTogether: string;
  /** The command waits for its turn. */
  inLine: string;
  checkAgain: string;
  /** What became of the changes, as numbers. */
  summary: (done: number, failed: number, unknown: number) => string;
  blocked: Record<'offline' | 'preparing' | 'stopping' | 'locked', string>;
}

const paragraphs = (count: number): string => `${grouped(count)} ${count === 1 ? 'paragraph' : 'paragraphs'}`;

/** The texts in both languages. */
export const onAirMessages: Messages<OnAirMessages> = {
  en: {
    savedForNext: 'Saved for the next livestream.',
    viewersHearOld: 'Viewers still hear the old script.',
    preparing: 'The livestream that is starting uses the old script; it can be changed once it is on air.',
    changedOnAir: (count) => `${paragraphs(count)} changed on air, too.`,
    ended: 'The livestream has ended. The next one uses the saved script.',
    unchecked: 'Saved. Could not check whether viewers still hear the old script.',
    tryAgain: 'Try again',
    open: 'Change it on air',
    mayNotChange: 'You may not change it on air.',
    title: 'Change the script on air',
    titleOver: 'Script of the livestream that ended',
    intro: 'The selected paragraphs are replaced on air. What has been spoken stays.',
    reading: 'Reading the script on air…',
    refresh: 'Refresh',
    close: 'Close',
    same: 'Viewers hear the saved script. Nothing to change.',
    noneChangeable: 'None of the changes can be made on air.',
    untold:
      'MetaStudio did not return the script on air. It is compared with the script before your first save in this livestream; changes by others may be overwritten.',
    unknowable:
      'MetaStudio did not return the script on air, and another window has changed it. Nothing can be changed from here.',
    positionUnknown: 'MetaStudio has not reported which paragraph is being spoken.',
    paragraph: (place) => `Paragraph ${grouped(place)}`,
    untitled: 'Untitled',
    onAir: 'On air',
    wasOnAir: 'Was on air',
    saved: 'Saved',
    before: 'Before',
    after: 'After',
    recording: (name) => (name ? `Recording: ${isolate(name)}` : 'Recording'),
    empty: '(empty)',
    timing: {
      'this-round': 'Later in this round',
      'maybe-this-round': 'In this round, if not spoken yet',
      'next-round': 'From the next round on',
      'maybe-next-round': 'In the next round, if there is one',
      spoken: 'Already spoken in the last round',
      speaking: 'Speaking now, in the last round',
      'no-next-round': 'Would take effect in the next round, but there is none',
    },
    outcome: {
      'this-round': 'Changed on air: later in this round',
      'maybe-this-round': 'Changed on air: in this round, if not spoken yet',
      'next-round': 'Changed on air: from the next round on',
      'maybe-next-round': 'Changed on air: in the next round, if there is one',
      late: 'Not changed: it began before the change arrived',
      refused: 'Not changed',
      'not-taken': 'Not changed: accepted, but the script on air is still the old one',
      changed: 'Not sent: someone else changed it on air',
      unsent: 'Not sent',
      ended: 'Not sent: the livestream has ended',
      unknown: 'Connection dropped: may not have been changed',
    },
    waitingTitle: 'Waits for the next livestream',
    waitingHelp: 'Only the texts and recordings of paragraphs on air can be replaced.',
    reason: {
      'too-long': 'Over the limit of 10,000 characters',
      invalid: 'Has errors that MetaStudio would reject',
      added: 'New paragraph',
      removed: 'Removed paragraph',
      'added-scene': 'New scene',
      'removed-scene': 'Removed scene',
      order: 'Order of paragraphs',
      avatar: 'Avatar',
      voice: 'Voice',
      background: 'Background',
      layers: 'Layers',
    },
    send: (count) => `Change ${paragraphs(count)} on air`,
    sending: 'Changing…',
    refusedTogether:
      'Paragraphs are changed together: if one is rejected, none is changed. Clear it and try again with the others.',
    inLine: 'Waiting to be sent…',
    checkAgain: 'Check again',
    summary: (done, failed, unknown) =>
      [
        done > 0 && `${grouped(done)} changed on air`,
        failed > 0 && `${grouped(failed)} not changed`,
        unknown > 0 && `${grouped(unknown)} not confirmed`,
      ]
        .filter(Boolean)
        .join(' · '),
    blocked: {
      offline: 'You’re offline. You can change it when you’re back online.',
      preparing: 'The livestream is still starting.',
      stopping: 'The livestream is being stopped.',
      locked: 'This script can’t be changed here.',
    },
  },
  zh: {
    savedForNext: '已保存，下次直播生效。',
    viewersHearOld: '本场直播仍在播报修改前的剧本。',
    preparing: '即将开始的直播使用修改前的剧本，开播后可修改。',
    changedOnAir: (count) => `本场直播中已修改 ${grouped(count)} 段。`,
    ended: '直播已结束，下次直播将使用已保存的剧本。',
    unchecked: '已保存，但无法确认本场直播是否仍在使用修改前的剧本。',
    tryAgain: '重试',
    open: '在直播中修改',
    mayNotChange: '您没有修改直播内容的权限。',
    title: '修改直播中的剧本',
    titleOver: '已结束直播的剧本',
    intro: '所选段落将在本场直播中替换，已播报的内容不变。',
    reading: '正在读取直播中的剧本…',
    refresh: '刷新',
    close: '关闭',
    same: '直播中的剧本与已保存的一致，无需修改。',
    noneChangeable: '没有可在直播中生效的修改。',
    untold: 'MetaStudio 未返回直播中的剧本，现与本场直播中首次保存前的剧本比较，其他人的修改可能会被覆盖。',
    unknowable: 'MetaStudio 未返回直播中的剧本，且其他窗口已修改过，无法在此修改。',
    positionUnknown: 'MetaStudio 未上报当前播报的段落。',
    paragraph: (place) => `第 ${grouped(place)} 段`,
    untitled: '无标题',
    onAir: '直播中',
    wasOnAir: '直播时',
    saved: '已保存',
    before: '修改前',
    after: '修改后',
    recording: (name) => (name ? `录音：${isolate(name)}` : '录音'),
    empty: '（空）',
    timing: {
      'this-round': '本轮稍后播报',
      'maybe-this-round': '如尚未播报，将在本轮播报',
      'next-round': '下一轮起播报',
      'maybe-next-round': '如有下一轮，将在下一轮播报',
      spoken: '最后一轮中已播报',
      speaking: '最后一轮播报中',
      'no-next-round': '修改从下一轮起生效，但没有下一轮',
    },
    outcome: {
      'this-round': '已修改，本轮稍后播报',
      'maybe-this-round': '已修改，如尚未播报，将在本轮播报',
      'next-round': '已修改，下一轮起播报',
      'maybe-next-round': '已修改，如有下一轮，将在下一轮播报',
      late: '未修改：修改到达前已开始播报',
      refused: '未修改',
      'not-taken': '未修改：请求已受理，但直播中的剧本没有变化',
      changed: '未发送：其他人已在直播中修改该段',
      unsent: '未发送',
      ended: '未发送：直播已结束',
      unknown: '连接中断，可能未修改',
    },
    waitingTitle: '下次直播生效',
    waitingHelp: '直播中只能替换已有段落的文本和录音。',
    reason: {
      'too-long': '超过 10,000 字的限制',
      invalid: '有错误，将无法通过校验',
      added: '新增段落',
      removed: '已删除段落',
      'added-scene': '新增场景',
      'removed-scene': '已删除场景',
      order: '段落顺序',
      avatar: '数字人',
      voice: '音色',
      background: '背景',
      layers: '图层',
    },
    send: (count) => `在直播中修改 ${grouped(count)} 段`,
    sending: '正在修改…',
    refusedTogether: '所选段落会一起修改，其中一段未通过时均不生效。可取消勾选该段后重试。',
    inLine: '等待发送…',
    checkAgain: '重新检查',
    summary: (done, failed, unknown) =>
      [
        done > 0 && `已修改 ${grouped(done)} 段`,
        failed > 0 && `未修改 ${grouped(failed)} 段`,
        unknown > 0 && `待确认 ${grouped(unknown)} 段`,
      ]
        .filter(Boolean)
        .join(' · '),
    blocked: {
      offline: '当前离线，恢复网络后可修改。',
      preparing: '直播尚未开始。',
      stopping: '正在停播。',
      locked: '此处不能修改剧本。',
    },
  },
};
