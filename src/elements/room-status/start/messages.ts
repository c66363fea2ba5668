/** The texts of the checks and options before a start. */
import { grouped, isolate, type Messages } from '../../../ui/index.js';
import type { RoomSetting } from './places.js';
import type { PreflightFinding, FindingCode } from './preflight.js';

type Sentence = (finding: Required<Pick<PreflightFinding, 'about' | 'count' | 'scene' | 'detail'>>) => string;

interface StartMessages {
  finding: Record<FindingCode, Sentence>;
  /** Texts of the service's warnings, by its types. */
  tip: Record<string, string>;
  tips: (count: number) => string;
  warnings: (count: number) => string;
  change: string;
  openInScript: string;
  inScript: string;
  inRoom: (setting: string) => string;
  setting: Record<RoomSetting, string>;
  dismiss: string;
  showDismissed: (count: number) => string;
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
      roomOff: ({ about }) => `The room is disabled or blocked. ${about}`,
      roomTemplate: () => 'This is a template. Create a room from it to go live.',
      noScript: () => 'The script is empty. Write a paragraph first.',
      emptyParagraph: ({ about }) => `Paragraph “${about}” is empty. Write something, or delete it.`,
      scriptErrors: ({ about, count, detail }) =>
        `Paragraph “${about}” has ${count === 1 ? '1 error' : `${grouped(count)} errors`} and can’t be spoken: ${detail}`,
      scriptWarnings: ({ about, detail }) => `“${about}” may sound wrong: ${detail}`,
      noAvatar: () => 'No avatar selected.',
      avatarGone: ({ about }) => `The avatar ${about} is no longer available. Choose another.`,
      avatarNotLive: ({ about }) => `The avatar ${about} is for video only. Choose a live-ready avatar.`,
      noVoice: () => 'No voice selected.',
      voiceGone: ({ about }) => `The voice ${about} is no longer available. Choose another.`,
      voiceNotRealtime: ({ about }) =>
        `The voice ${about} doesn’t work in real time. Choose a live-ready voice.`,
      assetUnread: ({ about }) => `${about} could not be checked.`,
      jobsUnread: () => 'Could not check whether the room is already on air.',
      anotherTask: () =>
        'The room is already on air, and you chose not to start a second livestream. Stop that one first.',
      otherTasks: ({ count }) =>
        count === 1
          ? 'The room is already on air. This would be a second livestream.'
          : `The room already has ${grouped(count)} livestreams on air.`,
      noOutput: () => 'No output address. The stream won’t reach any platform.',
      badOutput: ({ about }) => `The output address ${about} must begin with rtmp:// or rtmps://.`,
      noKey: () => 'No stream key. Most platforms require one.',
      resolution: ({ about }) =>
        `The resolution is ${about}. Livestreams must be 1080 × 1920 or 1920 × 1080.`,
      viewMode: ({ about }) => `The screen orientation doesn’t fit the video size, which is ${about}.`,
      codec: ({ about }) => `The video codec is ${about}. Livestreams support H264 only.`,
      subtitles: () => 'Subtitles are on. Livestreams can’t have them, so turn them off.',
      filmOption: () => 'Super resolution or a fixed last frame is on. Both are for videos only.',
      severalOutputs: ({ count }) =>
        `There are ${grouped(count)} output addresses. A livestream can have only one.`,
      noCallback: ({ about }) =>
        `The auto-reply ${about} asks your server, but this livestream has no address for it.`,
    },
    tip: {
      TOO_LESS_SCRIPT_ITEMS: 'The script has few paragraphs, so viewers will hear repeats. Add some more.',
      TOO_SHORT_SCRIPT_TIME: 'The script is short, so viewers will hear repeats. Make it longer.',
      TOO_LESS_DANMAKU_RULES: 'There are few auto-replies. Add some to the room.',
      RANDOM_PLAY_CLOSED: 'Paragraphs play in the same order every round. Turn on shuffle.',
      ROTATION_MODEL_CLOSED: 'The same avatar is on the whole time. Add backup avatars to rotate.',
    },
    tips: (count) => (count === 1 ? '1 tip' : `${grouped(count)} tips`),
    warnings: (count) => (count === 1 ? '1 warning' : `${grouped(count)} warnings`),
    change: 'Go to this option',
    openInScript: 'Open in the script',
    inScript: 'Change it in the script.',
    inRoom: (setting) => `Change it in the room’s settings: ${setting}.`,
    setting: {
      avatar: 'avatar',
      voice: 'voice',
      video: 'video',
      rules: 'auto-replies',
      rotation: 'backup avatars',
      callbacks: 'callbacks',
    },
    dismiss: 'Dismiss',
    showDismissed: (count) => `Show ${grouped(count)} dismissed`,
    inScene: (scene) => `Scene ${isolate(scene)}`,
    ready: 'Ready to start',
    risks: (count) => (count === 1 ? 'Ready – 1 warning' : `Ready – ${grouped(count)} warnings`),
    blockers: (count) =>
      `${grouped(count)} ${count === 1 ? 'problem' : 'problems'} must be fixed before you go live`,
    checking: 'Checking the room…',
    moreFindings: (count) => `And ${grouped(count)} more`,
    checked:
      'The room is enabled, the avatar and voice are live-ready, the script can be spoken, and the output address is set.',
    checkAgain: 'Check again',
    anyway: 'Start anyway',
    options: 'Options for this stream',
    changed: (count) => (count === 1 ? '1 change' : `${grouped(count)} changes`),
    fromRoom: (value) => `${value} (room default)`,
    reset: 'Reset to room defaults',
    repeat: 'Repeat',
    repeats: { forever: 'Until stopped', once: 'Once', times: 'Custom' },
    repeatCount: (plays) => (plays === 1 ? 'Once' : `${grouped(plays)} times`),
    random: 'Order after the first round',
    randomMode: {
      NONE: 'Same order',
      SCENE: 'Shuffle scenes',
      SCRIPT_ITEM: 'Shuffle paragraphs',
      SCENE_AND_SCRIPT_ITEM: 'Shuffle scenes and paragraphs',
    },
    exit: 'It ends by itself',
    hours: 'Auto-stop after (hours)',
    noLimit: 'No limit',
    exitMode: 'How it stops',
    stopMode: {
      FORCE_EXIT: 'Immediately',
      SEGMENT_END: 'After the paragraph',
      SCENE_END: 'After the scene',
      SCRIPT_END: 'After the round',
    },
    minutes: 'Keep retrying after an error (minutes)',
    resource: 'Billed to',
    resourceType: {
      UNLIMITED: 'Any resource',
      PERIOD: 'Yearly/monthly plan',
      ONDEMAND: 'Pay per use',
      ONE_TIME: 'One-time package',
    },
    single: 'Don’t start if already on air',
    output: 'Output address (RTMP)',
    key: 'Stream key',
    masked: '••••••',
    none: 'None',
  },
  zh: {
    finding: {
      roomOff: ({ about }) => `直播间已停用或被冻结。${about}`,
      roomTemplate: () => '这是模板，请先用它创建直播间再开播。',
      noScript: () => '剧本为空，请先添加段落。',
      emptyParagraph: ({ about }) => `段落“${about}”没有内容，请填写或删除。`,
      scriptErrors: ({ about, count, detail }) =>
        `段落“${about}”有 ${grouped(count)} 处错误，将无法通过校验：${detail}`,
      scriptWarnings: ({ about, detail }) => `段落“${about}”的播报效果可能不符合预期：${detail}`,
      noAvatar: () => '未选择数字人。',
      avatarGone: ({ about }) => `数字人 ${about} 已不可用，请更换。`,
      avatarNotLive: ({ about }) => `数字人 ${about} 仅支持视频制作，请选择支持直播的数字人。`,
      noVoice: () => '未选择音色。',
      voiceGone: ({ about }) => `音色 ${about} 已不可用，请更换。`,
      voiceNotRealtime: ({ about }) => `音色 ${about} 不支持实时合成，请选择支持直播的音色。`,
      assetUnread: ({ about }) => `暂时无法检查 ${about}。`,
      jobsUnread: () => '暂时无法检查该直播间是否已开播。',
      anotherTask: () => '该直播间已在直播中，且已设置不重复开播，请先停播。',
      otherTasks: ({ count }) => `该直播间已有 ${grouped(count)} 场直播正在进行。`,
      noOutput: () => '未设置推流地址，直播画面不会推送到任何直播平台。',
      badOutput: ({ about }) => `推流地址 ${about} 应以 rtmp:// 或 rtmps:// 开头。`,
      noKey: () => '未设置推流密钥，多数直播平台要求填写。',
      resolution: ({ about }) => `当前分辨率为 ${about}，直播仅支持 1080 × 1920 或 1920 × 1080。`,
      viewMode: ({ about }) => `画面方向与视频尺寸 ${about} 不一致。`,
      codec: ({ about }) => `视频编码为 ${about}，直播仅支持 H264。`,
      subtitles: () => '已开启字幕，直播不支持字幕，请关闭。',
      filmOption: () => '已开启超分或固定末帧，两者仅支持视频制作。',
      severalOutputs: ({ count }) => `设置了 ${grouped(count)} 个推流地址，直播仅支持 1 个。`,
      noCallback: ({ about }) => `自动回复 ${about} 的内容由您的系统提供，但本场直播未设置回调地址。`,
    },
    tip: {
      TOO_LESS_SCRIPT_ITEMS: '剧本段落较少，观众容易听到重复内容，建议增加段落。',
      TOO_SHORT_SCRIPT_TIME: '剧本时长较短，观众容易听到重复内容，建议补充内容。',
      TOO_LESS_DANMAKU_RULES: '自动回复规则较少，建议为直播间增加规则。',
      RANDOM_PLAY_CLOSED: '每轮播放顺序相同，建议开启随机播放。',
      ROTATION_MODEL_CLOSED: '数字人全程不变，建议添加备用数字人轮换。',
    },
    tips: (count) => `${grouped(count)} 条优化建议`,
    warnings: (count) => `${grouped(count)} 项需留意`,
    change: '前往此选项',
    openInScript: '在剧本中打开',
    inScript: '请在剧本中修改。',
    inRoom: (setting) => `请在直播间设置中修改：${setting}。`,
    setting: {
      avatar: '数字人',
      voice: '音色',
      video: '画面',
      rules: '自动回复',
      rotation: '备用数字人',
      callbacks: '回调',
    },
    dismiss: '忽略',
    showDismissed: (count) => `显示已忽略的 ${grouped(count)} 条`,
    inScene: (scene) => `场景 ${isolate(scene)}`,
    ready: '可以开播',
    risks: (count) => `可以开播，但有 ${grouped(count)} 项需留意`,
    blockers: (count) => `有 ${grouped(count)} 个问题需先解决才能开播`,
    checking: '正在检查直播间…',
    moreFindings: (count) => `另有 ${grouped(count)} 项`,
    checked: '直播间可用，数字人和音色支持直播，剧本可以播报，推流地址已设置。',
    checkAgain: '重新检查',
    anyway: '仍然开播',
    options: '本场直播选项',
    changed: (count) => `已改 ${grouped(count)} 项`,
    fromRoom: (value) => `${value}（默认）`,
    reset: '恢复直播间默认设置',
    repeat: '剧本循环',
    repeats: { forever: '循环至停播', once: '播放 1 遍', times: '自定义遍数' },
    repeatCount: (plays) => `播放 ${grouped(plays)} 遍`,
    random: '第二轮起的播放顺序',
    randomMode: {
      NONE: '顺序播放',
      SCENE: '场景随机播放',
      SCRIPT_ITEM: '段落随机播放',
      SCENE_AND_SCRIPT_ITEM: '场景和段落均随机播放',
    },
    exit: '自动结束',
    hours: '自动停播时长（小时）',
    noLimit: '不限',
    exitMode: '到时停播方式',
    stopMode: {
      FORCE_EXIT: '立即停播',
      SEGMENT_END: '播完本段后停播',
      SCENE_END: '播完本场景后停播',
      SCRIPT_END: '播完本轮后停播',
    },
    minutes: '异常后保持重试（分钟）',
    resource: '计费资源',
    resourceType: { UNLIMITED: '不限', PERIOD: '包年/包月', ONDEMAND: '按需计费', ONE_TIME: '一次性资源包' },
    single: '若已在直播则不重复开播',
    output: '推流地址（RTMP）',
    key: '推流密钥',
    masked: '••••••',
    none: '无',
  },
};
