/** What the doctor finds. */

/** A check of the doctor. No text in it contains a secret. */
export interface Check {
  /**
   * What was looked at: `options`, `sign-in`, `project`, `clock`, `assets`, `authorize`, `address`, `callbacks`, `store`.
   */
  name: string;
  /** `skipped`: there was nothing to look at, or a check before it failed. */
  status: 'ok' | 'warning' | 'error' | 'skipped';
  /** What is, as a sentence. */
  message: string;
  /** What to do about it, as a sentence. */
  solution?: string;
}

/** The checks, and whether none of them is an error. */
export interface Diagnosis {
  ok: boolean;
  checks: Check[];
}

/** What a check has found, without its name. */
export type Finding = Omit<Check, 'name'>;

/** Something is well. */
export const well = (message: string): Finding => ({ status: 'ok', message });

/** Something works, and may not for long or for all. */
export const doubtful = (message: string, solution: string): Finding => ({
  status: 'warning',
  message,
  solution,
});

/** Something does not work. */
export const broken = (message: string, solution: string): Finding => ({
  status: 'error',
  message,
  solution,
});

/** Something was not looked at. */
export const skipped = (message: string): Finding => ({ status: 'skipped', message });
