/** Tokens of the simulated IAM: each is valid for one project, for 24 simulated hours. */
import { randomHex } from '../hashing.js';
import type { Account } from '../options.js';

/** How long a token is valid, in milliseconds (reference 3.2). */
export const tokenLifetime = 24 * 3_600_000;

/** What a token gives access to: an account, and one of its projects or, if that is undefined, the whole account. */
export interface TokenScope {
  account: Account;
  project: string | undefined;
}

interface Issued extends TokenScope {
  expires: number;
}

/** The tokens that IAM has issued. */
export class Tokens {
  private readonly issued = new Map<string, Issued>();

  /** Issues a token. */
  issue(scope: TokenScope, now: number): string {
    const token = `MII${randomHex(96)}`;
    this.issued.set(token, { ...scope, expires: now + tokenLifetime });
    return token;
  }

  /** Returns the scope of a token; undefined for an unknown or expired one. */
  find(token: string, now: number): TokenScope | undefined {
    const issued = this.issued.get(token);
    return issued && now < issued.expires ? issued : undefined;
  }

  /** Revokes all tokens. */
  revoke(): void {
    this.issued.clear();
  }
}
