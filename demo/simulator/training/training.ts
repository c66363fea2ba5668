/**
 * The state of all trainings, and their limits.
 *
 * Uploads, commands and the clock advance a task. A keyword in its name, in upper or lower case, makes it fail:
 * - an avatar whose name contains a failed state, as `Ann MANUAL_VERIFY_FAILED`, fails there; any other name with
 *   `fail` in it fails in training (`TRAIN_FAILED`);
 * - a voice whose name contains `AUDIT_FAILED` is rejected by the manual review; any other name with `fail`
 *   in it fails in training (`FAILED`). A sentence with `fail` in its text does not match its recording.
 *
 * After a rename, a rejected task can succeed. With invalid files it fails regardless of its name.
 */
import type { TrainingState } from '../state/training.js';

/** Creates an empty state. */
export function createTrainingState(): TrainingState {
  return { models: new Map(), voices: new Map(), slots: new Map() };
}
