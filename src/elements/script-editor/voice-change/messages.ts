/** Messages about marks that another voice does not support. */
import type { Messages } from '../../../ui/index.js';

/** Questions, reports and buttons of a voice change. */
export interface VoiceChangeMessages {
  /** How many marks have lost their effect. */
  silent: (marks: number) => string;
  silentHelp: string;
  wouldFallSilent: (marks: number) => string;
  changeHelp: string;
  /** A kind of mark and how many there are. */
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

const marks = (count: number): string => `${count} ${count === 1 ? 'mark' : 'marks'}`;

/** Messages of a voice change in both languages. */
export const voiceChangeMessages: Messages<VoiceChangeMessages> = {
  en: {
    silent: (count) => `The voice has changed, and ${marks(count)} will not be heard`,
    silentHelp: 'They stay in the text until you remove them.',
    wouldFallSilent: (count) => `With the other voice, ${marks(count)} would not be heard`,
    changeHelp: 'Nothing has been changed yet.',
    kind: (name, count) => `${name}: ${count}`,
    goThrough: 'Go through them',
    removeThem: 'Remove these marks',
    removed: (count) => `Removed ${marks(count)}.`,
    undo: 'Undo',
    dismiss: 'Keep them',
    changeAndKeep: 'Change the voice, keep the marks',
    changeAndRemove: 'Change the voice, remove the marks',
    keepVoice: 'Keep the voice',
  },
  zh: {
    silent: (count) => `音色已更换，${count} 处标记将不生效`,
    silentHelp: '这些标记会留在文本中，直到您移除。',
    wouldFallSilent: (count) => `更换音色后，${count} 处标记将不生效`,
    changeHelp: '目前尚未更换。',
    kind: (name, count) => `${name}：${count} 处`,
    goThrough: '逐个查看',
    removeThem: '移除这些标记',
    removed: (count) => `已移除 ${count} 处标记。`,
    undo: '撤销',
    dismiss: '保留',
    changeAndKeep: '更换音色，保留标记',
    changeAndRemove: '更换音色，移除标记',
    keepVoice: '不更换',
  },
};
