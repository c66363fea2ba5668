/** Tokens that the simulated IAM has given out: each for one project, for 24 simulated hours. */
import { randomHex } from '../hashing.js';

/** How long a token is good for, in milliseconds (reference 3.2). */
export const tokenLifetime = 24 * 3_600_000;

interface Issued {
  project: string | undefined;
  expires: number;
}

export class Tokens {
  private readonly issued = new Map<string, Issued>();

  /** A new token, for a project or, without one, for the account as a whole. */
  issue(project: string | undefined, now: number): string {
    const token = `MII${randomHex(96)}`;
    this.issued.set(token, { project, expires: now + tokenLifetime });
    return token;
  }

  /** What a token is good for; undefined when it is unknown or has ended. */
  find(token: string, now: number): { project: string | undefined } | undefined {
    const issued = this.issued.get(token);
    return issued && now < issued.expires ? { project: issued.project } : undefined;
  }

  /** Ends all tokens. */
  revoke(): void {
    this.issued.clear();
  }
}
