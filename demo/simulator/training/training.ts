/**
 * The state of all trainings, and their limits.
 *
 * Tasks move on by uploads, commands and the clock. Their name can make them fail, in upper or lower case:
 * - an avatar whose name contains a failed state, as `Ann MANUAL_VERIFY_FAILED`, fails there; any other name with
 *   `fail` in it fails in training (`TRAIN_FAILED`);
 * - a voice whose name contains `AUDIT_FAILED` is rejected by the manual review; any other name with `fail`
 *   in it fails in training (`FAILED`). A sentence with `fail` in its text does not match its recording.
 *
 * After a rename, a rejected task can succeed. Invalid files make it fail whatever its name.
 */
import type { TrainingState } from '../state/training.js';

/** Creates an empty state. */
export function createTrainingState(): TrainingState {
  return { models: new Map(), voices: new Map(), slots: new Map() };
}

/** Most tasks of one kind. Finished ones count until they are deleted. */
export const maxTasks = 1000;

/** Most tasks of one kind that are reviewed or trained at once. */
export const maxRunningTasks = 20;
