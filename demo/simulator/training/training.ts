/**
 * The state of all trainings.
 *
 * Uploads, commands and the clock advance a task. It fails where an outcome was chosen for it, and with invalid files.
 */
import type { TrainingState } from '../state/training.js';

/** Creates an empty state. */
export function createTrainingState(): TrainingState {
  return { models: new Map(), voices: new Map(), slots: new Map() };
}
