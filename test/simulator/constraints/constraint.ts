/** One constraint of the reference: enforced by the simulator, with a request that shows it, or not, with the reason. */
import type { Answered, Bench } from '../bench.js';

interface Stated {
  /** Section of the reference that states it; `newer 6.2.1` for the newer page of a section. */
  section: string;
  /** The constraint in our own words. */
  rule: string;
  /** Rows of the reference's tables that state it: `VideoConfig.codec`. */
  rows: readonly string[];
}

/** A request is refused. */
export interface Refused extends Stated {
  status: number;
  code: string;
  ask: (on: Bench) => Promise<Answered>;
}

/** A task ends or a review fails with an error code, which is in the answer to a later query. */
export interface Failed extends Stated {
  code: string;
  fails: (on: Bench) => Promise<unknown>;
}

/** The service behaves in a certain way, without an error. */
export interface Held extends Stated {
  holds: (on: Bench) => Promise<boolean>;
}

/** The simulator accepts what the reference seems to exclude. */
export interface Lenient extends Stated {
  because: string;
}

/** A constraint, and what the simulator makes of it. */
export type Constraint = Refused | Failed | Held | Lenient;

/** Constraints of one section. */
export function inSection(section: string) {
  const stated = (rule: string, rows: readonly string[]) => ({ section, rule, rows });
  return {
    /** A request is refused with a status and a code. */
    refused: (
      rule: string,
      [status, code]: readonly [number, string],
      ask: Refused['ask'],
      ...rows: string[]
    ): Refused => ({ ...stated(rule, rows), status, code: `MSS.${code}`, ask }),
    /** A task fails with a code. */
    failed: (rule: string, code: string, fails: Failed['fails'], ...rows: string[]): Failed => ({
      ...stated(rule, rows),
      code: `MSS.${code}`,
      fails,
    }),
    /** Something is true. */
    held: (rule: string, holds: Held['holds'], ...rows: string[]): Held => ({
      ...stated(rule, rows),
      holds,
    }),
    /** The simulator does not enforce it. */
    lenient: (rule: string, because: string, ...rows: string[]): Lenient => ({
      ...stated(rule, rows),
      because,
    }),
  };
}
