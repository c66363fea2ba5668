/** Tokens of the simulated IAM: each is valid for one project, for 24 simulated hours. */
import { randomHex } from '../hashing.js';

/** How long a token is valid, in milliseconds (reference 3.2). */
export const tokenLifetime = 24 * 3_600_000;

interface Issued {
  project: string | undefined;
  expires: number;
}

/** The tokens that IAM has issued. */
export class Tokens {
  private readonly issued = new Map<string, Issued>();

  /** Issues a token for a project or, if `project` is undefined, for the whole account. */
  issue(project: string | undefined, now: number): string {
    const token = `MII${randomHex(96)}`;
    this.issued.set(token, { project, expires: now + tokenLifetime });
    return token;
  }

  /** Returns the scope of a token; undefined for an unknown or expired one. */
  find(token: string, now: number): { project: string | undefined } | undefined {
    const issued = this.issued.get(token);
    return issued && now < issued.expires ? { project: issued.project } : undefined;
  }

  /** Revokes all tokens. */
  revoke(): void {
    this.issued.clear();
  }
}
