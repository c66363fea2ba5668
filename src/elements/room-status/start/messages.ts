/** The texts of the checks and options before a start. */
import { isolate, type Messages } from '../../../ui/index.js';
import type { PreflightFinding, FindingCode } from './preflight.js';

type Sentence = (finding: Required<Pick<PreflightFinding, 'about' | 'count' | 'scene' | 'detail'>>) => string;

interface StartMessages {
  finding: Record<FindingCode, Sentence>;
  inScene: (scene: string) => string;
  ready: string;
  risks: (count: number) => string;
  blockers: (count: number) => string;
  checking: string;
  checked: string;
  moreFindings: (count: number) => string;
  checkAgain: string;
  anyway: string;
  options: string;
  changed: (count: number) => string;
  fromRoom: (value: string) => string;
  reset: string;
  repeat: string;
  repeats: { forever: string; once: string; times: string };
  repeatCount: (plays: number) => string;
  random: string;
  randomMode: Record<string, string>;
  exit: string;
  hours: string;
  noLimit: string;
  exitMode: string;
  stopMode: Record<string, string>;
  minutes: string;
  resource: string;
  resourceType: Record<string, string>;
  single: string;
  output: string;
  key: string;
  masked: string;
  none: string;
}

/** The texts in both languages. */
export const startMessages: Messages<StartMessages> = {
  en: {
    finding: {
      roomOff: ({ about }) => `The room is switched off or blocked. ${about}`,
      roomTemplate: () => 'This is a template. Make a room from it, and start that.',
      noScript: () => 'The script has no paragraph. Write one first.',
      emptyParagraph: ({ about }) => `Paragraph “${about}” says nothing. Write something, or delete it.`,
      scriptErrors: ({ about, count, detail }) =>
        `Paragraph “${about}” has ${count === 1 ? 'an error' : `${count} errors`} that the service refuses: ${detail}`,
      scriptWarnings: ({ about, detail }) => `Paragraph “${about}” may not sound as written: ${detail}`,
      noAvatar: () => 'No avatar is chosen.',
      avatarGone: ({ about }) => `The avatar ${about} cannot be used any more. Choose another.`,
      avatarNotLive: ({ about }) =>
        `The avatar ${about} is for produced videos only. Choose one for livestreams.`,
      noVoice: () => 'No voice is chosen.',
      voiceGone: ({ about }) => `The voice ${about} cannot be used any more. Choose another.`,
      voiceNotRealtime: ({ about }) =>
        `The voice ${about} is not made in real time. Choose one for livestreams.`,
      assetUnread: ({ about }) => `Could not look at ${about} just now.`,
      jobsUnread: () => 'Could not look whether the room is on air elsewhere.',
      anotherTask: () =>
        'The room is on air already, and you asked for only one stream. Stop that one first.',
      otherTasks: ({ count }) =>
        count === 1
          ? 'The room is on air already: this would be a second stream.'
          : `The room is on air ${count} times already.`,
      noOutput: () => 'No output address: the stream will reach no platform.',
      badOutput: ({ about }) => `The output address ${about} does not begin with rtmp:// or rtmps://.`,
      noKey: () => 'No stream key: most platforms refuse a stream without one.',
      resolution: ({ about }) => `${about} pixels: livestreams are 1080 × 1920 or 1920 × 1080.`,
    },
    inScene: (scene) => `Scene ${isolate(scene)}`,
    ready: 'Ready to start',
    risks: (count) =>
      count === 1 ? 'Ready, with one thing worth knowing' : `Ready, with ${count} things worth knowing`,
    blockers: (count) => (count === 1 ? 'One thing stops the start' : `${count} things stop the start`),
    checking: 'Checking the room…',
    moreFindings: (count) => `And ${count} more.`,
    checked:
      'The room is on, avatar and voice may go on air, the script can be spoken, and the output is set.',
    checkAgain: 'Check again',
    anyway: 'Start anyway',
    options: 'Options for this stream',
    changed: (count) => `${count} changed`,
    fromRoom: (value) => `${value} (as in the room)`,
    reset: 'Back to the room’s own',
    repeat: 'The script plays',
    repeats: { forever: 'until stopped', once: 'once', times: 'a number of times' },
    repeatCount: (plays) => (plays === 1 ? 'once' : `${plays} times`),
    random: 'From the second round on',
    randomMode: {
      NONE: 'In the same order',
      SCENE: 'Scenes in any order',
      SCRIPT_ITEM: 'Paragraphs in any order',
      SCENE_AND_SCRIPT_ITEM: 'Scenes and paragraphs in any order',
    },
    exit: 'It ends by itself',
    hours: 'Ends after, in hours',
    noLimit: 'no limit',
    exitMode: 'Then it stops',
    stopMode: {
      FORCE_EXIT: 'At once',
      SEGMENT_END: 'After the paragraph',
      SCENE_END: 'After the scene',
      SCRIPT_END: 'After the round',
    },
    minutes: 'After an error, goes on for minutes',
    resource: 'Billed to',
    resourceType: {
      UNLIMITED: 'Any resource',
      PERIOD: 'Yearly or monthly',
      ONDEMAND: 'Pay per use',
      ONE_TIME: 'One-off',
    },
    single: 'Refuse if the room is on air already',
    output: 'Output address (RTMP)',
    key: 'Stream key',
    masked: '••••••',
    none: 'none',
  },
  zh: {
    finding: {
      roomOff: ({ about }) => `直播间已停用或被冻结。${about}`,
      roomTemplate: () => '这是模板，请先用它创建直播间再开播。',
      noScript: () => '剧本没有段落，请先写一段。',
      emptyParagraph: ({ about }) => `段落“${about}”没有内容，请填写或删除。`,
      scriptErrors: ({ about, count, detail }) => `段落“${about}”有 ${count} 处错误，服务会拒绝：${detail}`,
      scriptWarnings: ({ about, detail }) => `段落“${about}”的效果可能与所写不同：${detail}`,
      noAvatar: () => '未选择主播形象。',
      avatarGone: ({ about }) => `形象 ${about} 已不可用，请另选。`,
      avatarNotLive: ({ about }) => `形象 ${about} 仅用于视频制作，请选择支持直播的形象。`,
      noVoice: () => '未选择音色。',
      voiceGone: ({ about }) => `音色 ${about} 已不可用，请另选。`,
      voiceNotRealtime: ({ about }) => `音色 ${about} 不是实时音色，请选择支持直播的音色。`,
      assetUnread: ({ about }) => `暂时无法查看 ${about}。`,
      jobsUnread: () => '暂时无法查看直播间是否已在别处开播。',
      anotherTask: () => '直播间已在直播，而您要求仅一场直播。请先停播。',
      otherTasks: ({ count }) => `直播间已有 ${count} 场直播在进行。`,
      noOutput: () => '未设置推流地址，直播不会到达任何平台。',
      badOutput: ({ about }) => `推流地址 ${about} 应以 rtmp:// 或 rtmps:// 开头。`,
      noKey: () => '未设置推流密钥，多数平台会拒绝。',
      resolution: ({ about }) => `分辨率为 ${about}，直播仅支持 1080 × 1920 或 1920 × 1080。`,
    },
    inScene: (scene) => `场景 ${isolate(scene)}`,
    ready: '可以开播',
    risks: (count) => `可以开播，有 ${count} 项请注意`,
    blockers: (count) => `有 ${count} 项问题，无法开播`,
    checking: '正在检查直播间…',
    moreFindings: (count) => `还有 ${count} 项。`,
    checked: '直播间可用，形象和音色支持直播，剧本可以播报，推流已设置。',
    checkAgain: '重新检查',
    anyway: '仍要开播',
    options: '本场直播选项',
    changed: (count) => `已改 ${count} 项`,
    fromRoom: (value) => `${value}（与直播间一致）`,
    reset: '恢复为直播间设置',
    repeat: '剧本播放',
    repeats: { forever: '循环直到停播', once: '一遍', times: '若干遍' },
    repeatCount: (plays) => `${plays} 遍`,
    random: '从第二轮起',
    randomMode: {
      NONE: '顺序不变',
      SCENE: '场景随机',
      SCRIPT_ITEM: '段落随机',
      SCENE_AND_SCRIPT_ITEM: '场景和段落均随机',
    },
    exit: '自动结束',
    hours: '时长上限（小时）',
    noLimit: '不限',
    exitMode: '到时后',
    stopMode: {
      FORCE_EXIT: '立即停播',
      SEGMENT_END: '播完本段后停播',
      SCENE_END: '播完本场景后停播',
      SCRIPT_END: '播完本轮后停播',
    },
    minutes: '异常后继续（分钟）',
    resource: '使用资源',
    resourceType: { UNLIMITED: '不限', PERIOD: '包年/包月', ONDEMAND: '按需', ONE_TIME: '一次性' },
    single: '直播间已在直播时不再开播',
    output: '推流地址（RTMP）',
    key: '推流密钥',
    masked: '••••••',
    none: '无',
  },
};
