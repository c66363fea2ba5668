/** Compares sentences that were recorded online with their text (reference 8.10). */
import { readSafely } from '../files/meta/bytes.js';
import { readSound } from '../files/meta/sound.js';
import { invalidParameter, serviceError } from '../service-errors.js';
import type { VoiceTraining } from '../state/training.js';

/**
 * Compares a recording with its text and stores the result. It contains the indexes of mismatched characters: those of
 * the word `fail`, or all if the recording is silent.
 */
export function confirmSegment(
  job: VoiceTraining,
  index: number,
): { confirm_result: boolean; unmatched_index_hit: number[] } {
  if (job.package) throw serviceError('MSS.20020001');
  const segment = job.segments[index];
  if (!segment) throw invalidParameter('index', `must be from 0 to ${job.segments.length - 1}`);
  const audio = segment.audio.content;
  const text = segment.text.content;
  if (!audio || !text) throw serviceError('MSS.20020030');
  const sound = readSafely(() => readSound(audio.bytes, audio.size));
  const words = new TextDecoder().decode(text.bytes).trim();
  const unmatched_index_hit = sound && sound.duration > 0 ? wrongIn(words) : indexes(0, words.length);
  const confirm_result = words !== '' && unmatched_index_hit.length === 0;
  if (confirm_result) job.confirmed.add(index);
  else job.confirmed.delete(index);
  return { confirm_result, unmatched_index_hit };
}

function wrongIn(text: string): number[] {
  return [...text.matchAll(/fail/gi)].flatMap(({ index, 0: word }) => indexes(index, word.length));
}

function indexes(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, offset) => from + offset);
}
