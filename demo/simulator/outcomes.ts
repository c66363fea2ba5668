/**
 * Outcomes: what becomes of files, assets, tasks and trainings. Everything succeeds unless `POST /_simulator/outcomes`
 * has chosen otherwise; names, texts and URLs decide nothing.
 *
 * A rule concerns one thing (`id`), the next decisions of its kind (`times`), or a share of them at random (`share`).
 */
import * as z from 'zod/mini';
import { createRandom, type Random } from './random.js';
import { isErrorCode, type ServiceErrorCode } from './service-errors.js';

/** The outcomes of each kind besides SUCCEED, which leaves a thing alone. */
const outcomes = {
  /** The review of an uploaded file: a rejection, or a manual review with either end (4.2.3, 4.1.5). */
  file_review: ['AUTOMATIC_REVIEW_REJECT', 'MANUAL_REVIEW', 'MANUAL_REVIEW_REJECT'],
  /** The transcoding of a video, or the conversion of a presentation (4.1.5). */
  file_processing: ['FAILED'],
  /** An asset: frozen when it becomes usable, or at once if it is usable already (4.1.2). */
  asset: ['BLOCK'],
  /** The review of a product (6.3.4). */
  product: ['BLOCK'],
  /** The production of a video (5.3.2). */
  video: ['FAILED', 'BLOCK'],
  /**
   * A room: it is blocked at once or when it is saved next, with its tasks, or, with an ID, enabled again (6.1.2).
   */
  room: ['BLOCKED', 'ENABLE'],
  /**
   * A livestream: it fails instead of going on air, the platform refuses its stream or drops it, or the service blocks it
   * with its room: at once, or instead of going on air (6.2.1, 6.2.3).
   */
  livestream: ['FAILED', 'REFUSED', 'DROPPED', 'BLOCKED'],
  /** The training of an avatar: the state in which it fails (7.2). */
  avatar_training: [
    'AUTO_VERIFY_FAILED',
    'MANUAL_VERIFY_FAILED',
    'TRAINING_DATA_PREPROCESS_FAILED',
    'TRAIN_FAILED',
    'INFERENCE_DATA_PREPROCESS_FAILED',
  ],
  /** The training of a voice: rejected by the manual review, or failed in training (8.4). */
  voice_training: ['AUDIT_FAILED', 'FAILED'],
  /** The comparison of a sentence that was recorded online with its text (8.10). */
  voice_segment: ['UNMATCHED'],
  /** A TTS preview (9.2). */
  preview: ['FAILED'],
} as const satisfies Record<string, readonly string[]>;

/** What an outcome is chosen for. */
export type OutcomeKind = keyof typeof outcomes;

/** The outcomes of a kind, besides SUCCEED. */
export type OutcomeOf<Kind extends OutcomeKind> = (typeof outcomes)[Kind][number];

const kinds = Object.keys(outcomes) as OutcomeKind[];

const wholeNumber = 'must be a whole number from 1 on';
const fraction = 'must be from 0 to 1';

const rule = z
  .strictObject(
    {
      kind: z.enum(kinds, `must be one of ${kinds.join(', ')}`),
      /** An outcome of the kind, or SUCCEED. */
      outcome: z.string('must be a text'),
      /** ID of the asset, file, product, room, task or preview; without it, any of the kind. */
      id: z.optional(z.string('must be a text')),
      /** How many decisions it makes. Default: 1, and with `share` without end. */
      times: z.optional(z.int(wholeNumber).check(z.minimum(1, wholeNumber))),
      /** Share of decisions that it makes, from 0 to 1. */
      share: z.optional(z.number(fraction).check(z.minimum(0, fraction), z.maximum(1, fraction))),
      /** Seed of the random numbers of `share`. Default: 1. */
      seed: z.optional(z.int('must be a whole number')),
      /** Error code of a task that fails, out of those that the simulator knows. */
      error_code: z.optional(z.string('must be a text')),
    },
    {
      error: (issue) =>
        issue.code === 'unrecognized_keys' ? `has no member ${issue.keys.join(', ')}` : 'must be an object',
    },
  )
  .check((context) => {
    const { kind, outcome, id, share, seed, error_code } = context.value;
    const known: readonly string[] = ['SUCCEED', ...outcomes[kind]];
    const report = (path: string, message: string) =>
      context.issues.push({ code: 'custom', input: context.value, path: [path], message });
    if (!known.includes(outcome)) report('outcome', `must be one of ${known.join(', ')} for ${kind}`);
    if (kind === 'room' && outcome === 'ENABLE' && id === undefined) report('id', 'is needed for ENABLE');
    if (id !== undefined && share !== undefined)
      report('share', 'is for any of a kind, not for one with an id');
    if (seed !== undefined && share === undefined) report('seed', 'needs a share');
    if (error_code !== undefined && !isErrorCode(error_code)) report('error_code', 'is not a known code');
  });

/** A rule that chooses an outcome. */
export type OutcomeRule = z.infer<typeof rule>;

/** Accepts a list of rules, a single rule, or `{ outcomes }`. */
export const outcomeRules = z.pipe(
  z.transform((body: unknown) => {
    const listed = typeof body === 'object' && body !== null && 'outcomes' in body ? body.outcomes : body;
    return Array.isArray(listed) ? (listed as unknown[]) : [listed];
  }),
  z.array(rule),
);

/** An outcome that was chosen. */
export interface Chosen<Kind extends OutcomeKind> {
  outcome: OutcomeOf<Kind>;
  error_code?: ServiceErrorCode;
}

interface ActiveRule {
  rule: OutcomeRule;
  left: number;
  random: Random;
}

/** The outcomes that are chosen for a simulator. */
export class Outcomes {
  private active: ActiveRule[] = [];

  /** Adds rules after those that are there. */
  add(rules: readonly OutcomeRule[]): void {
    const added = rules.map((one) => ({
      rule: one,
      left: one.times ?? (one.share === undefined ? 1 : Infinity),
      random: createRandom(one.seed ?? 1),
    }));
    this.active.push(...added);
  }

  /** Removes all rules. */
  clear(): void {
    this.active = [];
  }

  /** The rules that still have decisions to make. */
  get rules(): OutcomeRule[] {
    return this.active.map(({ rule: one, left }) => (left === Infinity ? one : { ...one, times: left }));
  }

  /**
   * Decides about a thing by its IDs. Only rules with an outcome that is `possible` now are asked: first those for the
   * thing itself, then those for any, then shares. Undefined means that it succeeds.
   */
  decide<Kind extends OutcomeKind, Possible extends OutcomeOf<Kind>>(
    kind: Kind,
    ids: readonly (string | null | undefined)[],
    possible: readonly Possible[],
  ): (Chosen<Kind> & { outcome: Possible }) | undefined {
    const known: readonly string[] = ['SUCCEED', ...possible];
    const fitting = this.active.filter(
      ({ rule: one }) =>
        one.kind === kind && known.includes(one.outcome) && (one.id === undefined || ids.includes(one.id)),
    );
    const found = fitting
      .sort((a, b) => rank(a.rule) - rank(b.rule))
      .find(({ rule: { share }, random }) => share === undefined || random() < share);
    if (!found) return undefined;
    found.left -= 1;
    if (found.left <= 0) this.active.splice(this.active.indexOf(found), 1);
    const { outcome, error_code } = found.rule;
    if (outcome === 'SUCCEED') return undefined;
    return {
      outcome: outcome as Possible,
      ...(error_code !== undefined && { error_code: error_code as ServiceErrorCode }),
    };
  }
}

function rank({ id, share }: OutcomeRule): number {
  return id !== undefined ? 0 : share === undefined ? 1 : 2;
}
