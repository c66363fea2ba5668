/**
 * What the service remembers of trainings: tasks of avatars and of voices, and the slots that their files arrive in.
 *
 * Tasks move by uploads, commands and the clock. They are made to fail by their name, in upper or lower case:
 * - an avatar whose name contains a failed state, as `Ann MANUAL_VERIFY_FAILED`, fails there; any other name with
 *   `fail` in it fails in training (`TRAIN_FAILED`);
 * - a voice whose name contains `AUDIT_FAILED` is turned down by the person who reviews it; any other name with `fail`
 *   in it fails in training (`FAILED`). A sentence with `fail` in its text does not match its recording.
 *
 * Renamed, a task that waits for better files gets through. Wrong files make it fail by themselves.
 */
import type { TrainingState } from '../state/training.js';

export function createTrainingState(): TrainingState {
  return { models: new Map(), voices: new Map(), slots: new Map() };
}

/** Tasks of one kind that the service keeps; finished ones count until they are deleted. */
export const maxTasks = 1000;

/** Tasks of one kind that may be reviewed and trained at once. */
export const maxRunningTasks = 20;
