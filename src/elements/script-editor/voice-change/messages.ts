/** Messages about tags that another voice does not support. */
import { grouped, type Messages } from '../../../ui/index.js';

/** Questions, reports and buttons of a voice change. */
export interface VoiceChangeMessages {
  /** How many tags have lost their effect. */
  silent: (marks: number) => string;
  silentHelp: string;
  wouldFallSilent: (marks: number) => string;
  changeHelp: string;
  /** A kind of tag and how many there are. */
  kind: (name: string, count: number) => string;
  goThrough: string;
  removeThem: string;
  removed: (count: number) => string;
  undo: string;
  dismiss: string;
  changeAndKeep: string;
  changeAndRemove: string;
  keepVoice: string;
}

const tags = (count: number): string => `${grouped(count)} ${count === 1 ? 'tag' : 'tags'}`;

/** Messages of a voice change in both languages. */
export const voiceChangeMessages: Messages<VoiceChangeMessages> = {
  en: {
    silent: (count) => `The new voice doesn’t support ${tags(count)}`,
    silentHelp: 'Unsupported tags have no effect. They stay in the text until you remove them.',
    wouldFallSilent: (count) => `The other voice doesn’t support ${tags(count)}`,
    changeHelp: 'Nothing has been changed yet.',
    kind: (name, count) => `${name}: ${grouped(count)}`,
    goThrough: 'Review',
    removeThem: 'Remove tags',
    removed: (count) => `Removed ${tags(count)}.`,
    undo: 'Undo',
    dismiss: 'Keep tags',
    changeAndKeep: 'Change the voice, keep the tags',
    changeAndRemove: 'Change the voice, remove the tags',
    keepVoice: 'Keep the voice',
  },
  zh: {
    silent: (count) => `音色已更换，${grouped(count)} 处标签将不生效`,
    silentHelp: '不生效的标签会保留在文本中，可手动移除。',
    wouldFallSilent: (count) => `更换音色后，${grouped(count)} 处标签将不生效`,
    changeHelp: '目前尚未更换。',
    kind: (name, count) => `${name}：${grouped(count)} 处`,
    goThrough: '逐个查看',
    removeThem: '移除标签',
    removed: (count) => `已移除 ${grouped(count)} 处标签。`,
    undo: '撤销',
    dismiss: '保留标签',
    changeAndKeep: '更换音色，保留标签',
    changeAndRemove: '更换音色，移除标签',
    keepVoice: '不更换',
  },
};
