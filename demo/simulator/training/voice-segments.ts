/** Compares sentences that were recorded online with their text (reference 8.10). */
import { readSafely } from '../files/meta/bytes.js';
import { readSound } from '../files/meta/sound.js';
import { invalidParameter, serviceError } from '../service-errors.js';
import type { ServiceState } from '../state/service-state.js';
import type { VoiceTraining } from '../state/training.js';

/**
 * Compares a recording with its text and stores the result. It contains the indexes of mismatched characters: all of
 * them if the recording is silent or an outcome was chosen.
 */
export function confirmSegment(
  service: ServiceState,
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
  const isSilent = !sound || sound.duration <= 0;
  const isWrong =
    isSilent || service.outcomes.decide('voice_segment', [job.job_id], ['UNMATCHED']) !== undefined;
  const unmatched_index_hit = isWrong ? Array.from(words, (_, place) => place) : [];
  const confirm_result = words !== '' && unmatched_index_hit.length === 0;
  if (confirm_result) job.confirmed.add(index);
  else job.confirmed.delete(index);
  return { confirm_result, unmatched_index_hit };
}
