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
  uploadFailed: string;
  uploading: (name: string, percent: string) => string;
  preparing: (name: string) => string;
  cancel: string;
  uploadLater: string;
  notReady: string;
  again: string;
  noProvider: string;
  mayNotUpload: string;
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
    loading: 'Loading the recording…',
    notFound: 'This recording is no longer in the library. Choose another, or use text.',
    notPlayable: 'Can’t be played here: this isn’t a web address.',
    notHeard: 'Can’t be played here. Check that the address is correct and public.',
    doubt: (fault) => `${fault} MetaStudio may not accept this recording.`,
    subtitles: 'With subtitles',
    change: 'Change',
    useText: 'Use text',
    choose: 'Use a recording',
    address: 'Address of the recording',
    addressHelp: (types) => `${types} under 100 MB at a public address.`,
    subtitlesAddress: 'Address of the subtitles (optional)',
    subtitlesHelp: 'SRT under 1 MB.',
    useAddress: 'Use this address',
    library: 'Choose from the library',
    use: 'Use this recording',
    upload: (types) => `Upload ${types}`,
    uploadFailed: 'Upload failed. The paragraph has not changed.',
    uploading: (name, percent) => `Uploading ${isolate(name)}: ${percent}`,
    preparing: (name) => `Preparing ${isolate(name)}…`,
    cancel: 'Cancel',
    notReady: 'Still being processed, so it can’t be played yet.',
    again: 'Check again',
    uploadLater: 'You can upload the file once the script is saved as a recording.',
    noProvider: 'Not connected, so you can only enter an address.',
    mayNotUpload: 'You may use what is in the library, not upload to it.',
    faults: {
      noAddress: 'Enter the address of the recording.',
      address: 'Enter a full address that begins with https://.',
      type: (allowed) => `Use ${allowed} only.`,
      subtitles: 'Subtitles must be an SRT file.',
      size: 'The file is too large. It must be under 100 MB.',
      empty: 'The file is empty.',
    },
  },
  zh: {
    title: '录音',
    player: (name) => `录音 ${isolate(name)}`,
    unnamed: '录音',
    loading: '正在加载录音…',
    notFound: '资产库中已无此录音，请另选一个或改用文本。',
    notPlayable: '无法在此播放：不是网络地址。',
    notHeard: '无法在此播放，请检查地址是否正确且可公开访问。',
    doubt: (fault) => `${fault}此录音可能无法通过校验。`,
    subtitles: '含字幕',
    change: '更换',
    useText: '改用文本',
    choose: '改用录音',
    address: '录音地址',
    addressHelp: (types) => `${types}，小于 100 MB，地址须可公开访问。`,
    subtitlesAddress: '字幕地址（可选）',
    subtitlesHelp: 'SRT，小于 1 MB。',
    useAddress: '使用此地址',
    library: '从资产库选择',
    use: '使用此录音',
    upload: (types) => `上传 ${types}`,
    uploadFailed: '上传失败。段落未改动。',
    uploading: (name, percent) => `正在上传 ${isolate(name)}：${percent}`,
    preparing: (name) => `正在准备 ${isolate(name)}…`,
    cancel: '取消',
    notReady: '录音仍在处理中，暂时无法播放。',
    again: '重新检查',
    uploadLater: '剧本以录音方式保存后即可上传文件。',
    noProvider: '未连接，只能填写地址。',
    mayNotUpload: '您可以使用资产库中的内容，但不能上传。',
    faults: {
      noAddress: '请填写录音地址。',
      address: '请填写以 https:// 开头的完整地址。',
      type: (allowed) => `仅支持 ${allowed}。`,
      subtitles: '字幕必须是 SRT 文件。',
      size: '文件过大，须小于 100 MB。',
      empty: '文件为空。',
    },
  },
};
