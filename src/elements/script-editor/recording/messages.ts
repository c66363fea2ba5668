/** Messages of recordings; loaded with them. */
import { isolate, type Messages } from '../../../ui/index.js';

/** Messages of the player and the choice of a recording. */
export interface RecordingMessages {
  title: string;
  player: (name: string) => string;
  unnamed: string;
  loading: string;
  notFound: string;
  notPlayable: string;
  notHeard: string;
  /** A problem because of which the service may refuse an asset. */
  doubt: (fault: string) => string;
  subtitles: string;
  change: string;
  useText: string;
  choose: string;
  address: string;
  addressHelp: (types: string) => string;
  subtitlesAddress: string;
  subtitlesHelp: string;
  useAddress: string;
  library: string;
  use: string;
  upload: (types: string) => string;
  uploading: (name: string, percent: string) => string;
  preparing: (name: string) => string;
  cancel: string;
  uploadLater: string;
  notReady: string;
  again: string;
  noProvider: string;
  faults: {
    noAddress: string;
    address: string;
    type: (allowed: string) => string;
    subtitles: string;
    size: string;
    empty: string;
  };
}

/** Messages of recordings in both languages. */
export const recordingMessages: Messages<RecordingMessages> = {
  en: {
    title: 'Recording',
    player: (name) => `Recording ${isolate(name)}`,
    unnamed: 'Recording',
    loading: 'Looking for the recording…',
    notFound: 'This recording is not in the library any more. Choose another, or use a text.',
    notPlayable: 'It cannot be played here: its address is none of the web.',
    notHeard: 'It cannot be played here. Look whether its address is right and open to everybody.',
    doubt: (fault) => `${fault} The service may refuse this one.`,
    subtitles: 'With subtitles',
    change: 'Change',
    useText: 'Use a text',
    choose: 'What is played instead of a text',
    address: 'Address of the recording',
    addressHelp: (types) => `${types}, less than 100 MB, open to the service.`,
    subtitlesAddress: 'Address of its subtitles (optional)',
    subtitlesHelp: 'SRT, less than 1 MB.',
    useAddress: 'Use this address',
    library: 'From the library',
    use: 'Use this recording',
    upload: (types) => `Upload ${types}`,
    uploading: (name, percent) => `Uploading ${isolate(name)}: ${percent}`,
    preparing: (name) => `Preparing ${isolate(name)}…`,
    cancel: 'Cancel',
    notReady: 'The service is still looking at it, so it cannot be played yet.',
    again: 'Look again',
    uploadLater: 'A file goes to the address that the service gives once the script is saved as a recording.',
    noProvider: 'Not connected, so only an address can be given.',
    faults: {
      noAddress: 'Write the address of the recording.',
      address: 'Write a whole address, beginning with https://.',
      type: (allowed) => `Only ${allowed} can be used here.`,
      subtitles: 'Subtitles must be an SRT file.',
      size: 'The file is too large: it must be less than 100 MB.',
      empty: 'The file is empty.',
    },
  },
  zh: {
    title: '录音',
    player: (name) => `录音 ${isolate(name)}`,
    unnamed: '录音',
    loading: '正在查找录音…',
    notFound: '资产库中已没有此录音。请另选一个，或改用文本。',
    notPlayable: '无法在此播放：其地址不是网络地址。',
    notHeard: '无法在此播放。请检查地址是否正确、是否公开可访问。',
    doubt: (fault) => `${fault}服务可能不接受此录音。`,
    subtitles: '含字幕',
    change: '更换',
    useText: '改用文本',
    choose: '播放以下录音，不使用文本',
    address: '录音地址',
    addressHelp: (types) => `${types}，小于 100 MB，服务可访问。`,
    subtitlesAddress: '字幕地址（可选）',
    subtitlesHelp: 'SRT，小于 1 MB。',
    useAddress: '使用此地址',
    library: '从资产库选择',
    use: '使用此录音',
    upload: (types) => `上传 ${types}`,
    uploading: (name, percent) => `正在上传 ${isolate(name)}：${percent}`,
    preparing: (name) => `正在准备 ${isolate(name)}…`,
    cancel: '取消',
    notReady: '服务仍在处理此录音，暂时无法播放。',
    again: '重新查看',
    uploadLater: '剧本以录音方式保存后，服务会给出上传文件的地址。',
    noProvider: '未连接，只能填写地址。',
    faults: {
      noAddress: '请填写录音地址。',
      address: '请填写以 https:// 开头的完整地址。',
      type: (allowed) => `此处只能使用 ${allowed}。`,
      subtitles: '字幕必须是 SRT 文件。',
      size: '文件过大：必须小于 100 MB。',
      empty: '文件为空。',
    },
  },
};
