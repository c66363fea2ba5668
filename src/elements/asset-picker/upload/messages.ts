/** Texts of uploads in English and Chinese. */
import { grouped, isolate, type AssetUploadState, type Messages } from '../../../ui/index.js';
import type { JobNote } from './upload-job.js';

/** Texts of uploads; functions take values that are already formatted, or counts. */
export interface UploadMessages {
  uploads: string;
  more: string;
  chooseFolder: string;
  cropPicture: string;
  dropHere: string;
  emptyFolder: string;
  states: Record<AssetUploadState, string>;
  notes: Record<JobNote, string>;
  progressOf: (name: string) => string;
  sentOf: (sent: string, total: string) => string;
  perSecond: (bytes: string) => string;
  left: (duration: string) => string;
  all: (done: number, count: number) => string;
  moreFiles: (count: number) => string;
  announced: (name: string, state: string) => string;
  announcedPart: (count: number, percent: number) => string;
  pause: (name: string) => string;
  resume: (name: string) => string;
  cancel: (name: string) => string;
  retry: (name: string) => string;
  dismiss: (name: string) => string;
  dismissAll: string;
  cancelAll: string;
  failed: string;
  rejected: (reason: string) => string;
  interrupted: (name: string) => string;
  refused: Refused;
}

/** A sentence for each reason why a file is refused. */
interface Refused {
  empty: string;
  unreadable: string;
  damaged: string;
  noLength: string;
  name: (most: number) => string;
  type: (found: string | undefined, allowed: string) => string;
  size: (most: string) => string;
  resolution: (size: string, most: number) => string;
  tooLong: (hours: number) => string;
}

const en: UploadMessages = {
  uploads: 'Uploads',
  more: 'More ways to upload',
  chooseFolder: 'Upload a folder',
  cropPicture: 'Crop and upload a picture',
  dropHere: 'Drop files here to upload them',
  emptyFolder: 'There are no files in this folder.',
  states: {
    checking: 'Checking…',
    waiting: 'Waiting…',
    hashing: 'Preparing…',
    sending: 'Uploading',
    paused: 'Paused',
    processing: 'MetaStudio is processing it…',
    ready: 'Ready',
    refused: 'Not uploaded',
    failed: 'Upload failed',
    cancelled: 'Canceled',
    interrupted: 'Interrupted',
  },
  notes: {
    twin: 'Already in the library, so it wasn’t uploaded again.',
    'same-file': 'The same file is being uploaded already.',
    turned: 'The picture was converted so that it looks the same everywhere.',
    renamed: 'The file name had the wrong ending; it was corrected.',
  },
  progressOf: (name) => `Upload of ${isolate(name)}`,
  sentOf: (sent, total) => `${sent} of ${total}`,
  perSecond: (bytes) => `${bytes}/s`,
  left: (duration) => `${duration} left`,
  all: (done, count) => `${grouped(done)} of ${grouped(count)} uploaded`,
  moreFiles: (count) => `and ${grouped(count)} more`,
  announced: (name, state) => `${isolate(name)}: ${state}`,
  announcedPart: (count, percent) =>
    count === 1
      ? `Upload: ${grouped(percent)} %`
      : `Upload of ${grouped(count)} files: ${grouped(percent)} %`,
  pause: (name) => `Pause ${isolate(name)}`,
  resume: (name) => `Resume ${isolate(name)}`,
  cancel: (name) => `Cancel ${isolate(name)}`,
  retry: (name) => `Retry ${isolate(name)}`,
  dismiss: (name) => `Dismiss ${isolate(name)}`,
  dismissAll: 'Clear finished',
  cancelAll: 'Cancel all',
  failed: 'Upload failed. Nothing was added to the library.',
  rejected: (reason) => `MetaStudio didn’t accept this file: ${isolate(reason)}`,
  interrupted: (name) =>
    `The upload of “${isolate(name)}” was interrupted. Select the file again to upload it.`,
  refused: {
    empty: 'This file is empty.',
    unreadable: 'This file can’t be read. It may have been moved or changed.',
    damaged: 'This picture is damaged and can’t be shown.',
    noLength: 'This recording has no content.',
    name: (most) =>
      `The file name is too long: up to ${grouped(most)} characters are allowed. Rename the file.`,
    type: (found, allowed) =>
      found
        ? `${found} files can’t be used here. Use ${allowed}.`
        : `This type of file isn’t recognized. Use ${allowed}.`,
    size: (most) => `This file is too large: up to ${most} are allowed.`,
    resolution: (size, most) =>
      `${size} pixels are too many: up to ${grouped(most)} on each side are allowed.`,
    tooLong: (hours) => `This recording is too long: up to ${grouped(hours)} hours are allowed.`,
  },
};

const zh: UploadMessages = {
  uploads: '上传列表',
  more: '更多上传方式',
  chooseFolder: '上传文件夹',
  cropPicture: '裁剪并上传图片',
  dropHere: '将文件拖到此处上传',
  emptyFolder: '此文件夹中没有文件。',
  states: {
    checking: '正在检查…',
    waiting: '等待中…',
    hashing: '正在准备…',
    sending: '正在上传',
    paused: '已暂停',
    processing: 'MetaStudio 正在处理…',
    ready: '已就绪',
    refused: '未上传',
    failed: '上传失败',
    cancelled: '已取消',
    interrupted: '已中断',
  },
  notes: {
    twin: '资产库中已有此文件，未重复上传。',
    'same-file': '相同的文件正在上传。',
    turned: '图片已转换，以确保各处显示一致。',
    renamed: '文件扩展名有误，已更正。',
  },
  progressOf: (name) => `${isolate(name)} 的上传进度`,
  sentOf: (sent, total) => `${sent} / ${total}`,
  perSecond: (bytes) => `${bytes}/秒`,
  left: (duration) => `剩余 ${duration}`,
  all: (done, count) => `已上传 ${grouped(done)} / ${grouped(count)} 个`,
  moreFiles: (count) => `还有 ${grouped(count)} 个`,
  announced: (name, state) => `${isolate(name)}：${state}`,
  announcedPart: (count, percent) =>
    count === 1
      ? `上传进度：${grouped(percent)}%`
      : `${grouped(count)} 个文件的上传进度：${grouped(percent)}%`,
  pause: (name) => `暂停 ${isolate(name)}`,
  resume: (name) => `继续 ${isolate(name)}`,
  cancel: (name) => `取消 ${isolate(name)}`,
  retry: (name) => `重试 ${isolate(name)}`,
  dismiss: (name) => `移除 ${isolate(name)}`,
  dismissAll: '清除已结束的项',
  cancelAll: '全部取消',
  failed: '上传失败，资产库未新增内容。',
  rejected: (reason) => `MetaStudio 未接受此文件：${isolate(reason)}`,
  interrupted: (name) => `“${isolate(name)}”的上传已中断，请重新选择该文件以继续上传。`,
  refused: {
    empty: '此文件为空。',
    unreadable: '无法读取此文件，文件可能已被移动或修改。',
    damaged: '此图片已损坏，无法显示。',
    noLength: '此文件没有可播放的内容。',
    name: (most) => `文件名过长，最多允许 ${grouped(most)} 个字符，请重命名文件。`,
    type: (found, allowed) =>
      found ? `此处不支持 ${found} 文件，请使用 ${allowed}。` : `无法识别此文件的类型，请使用 ${allowed}。`,
    size: (most) => `文件过大，最大允许 ${most}。`,
    resolution: (size, most) => `分辨率 ${size} 过大，每边最多允许 ${grouped(most)} 像素。`,
    tooLong: (hours) => `时长过长，最多允许 ${grouped(hours)} 小时。`,
  },
};

/** English and Chinese. */
export const messages: Messages<UploadMessages> = { en, zh };
