/** Reads who a visitor is from a JWT of the customer's own, signed with a key of a public list. */
import { createRemoteJWKSet, customFetch, errors, jwtVerify, type JWTPayload } from 'jose';
import { isJsonObject, lookUp, reasonOf } from '../../base/index.js';
import type { Grant, HandlerOptions } from '../../server/index.js';

/** Options of `authorizeByJwt`. */
export interface AuthorizeByJwtOptions {
  jwksUrl: string;
  issuer: string;
  audience: readonly string[];
  /** Name of the cookie with the JWT, for pages that send no `Authorization`. */
  cookie?: string | undefined;
  claims: { user: string; may: string; rooms: string };
  /** What the roles in the claim `may` allow. Without it, the claim has a word or names of operations. */
  roles?: ReadonlyMap<string, Word> | undefined;
  fetch?: typeof fetch;
  /** In milliseconds since 1970. Default: `Date.now`. */
  now?: () => number;
}

/** A word of a grant. */
export type Word = Exclude<Grant['may'], string[]>;

/** Only public keys: with a secret one, who can verify could sign. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

/** Longest duration of a session in seconds, before the JWT is read again. */
const longestSession = 900;

/** Failures that say something of the list of keys, and nothing of the JWT. */
const ofKeys = [errors.JWKSTimeout, errors.JWKSInvalid, errors.JWKInvalid];

/**
 * Answers with the grant in the JWT of a request: of `Authorization: Bearer`, or of the cookie. A JWT that is missing,
 * expired, of another issuer or audience, or not signed by a key of the list is a no. Throws if the list cannot be read.
 */
export function authorizeByJwt(options: AuthorizeByJwtOptions): HandlerOptions['authorize'] {
  const { jwksUrl, issuer, audience, claims, now = Date.now } = options;
  const keys = createRemoteJWKSet(new URL(jwksUrl), {
    timeoutDuration: 5000,
    [customFetch]: (url, init) => (options.fetch ?? fetch)(url, { ...init, redirect: 'manual' }),
  });
  return async (request) => {
    const token = tokenOf(request, options.cookie);
    if (token === undefined) return false;
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms,
        issuer,
        audience: [...audience],
        requiredClaims: ['exp'],
        clockTolerance: 5,
        currentDate: new Date(now()),
      });
      return grantOf(payload, claims, options.roles, now());
    } catch (error) {
      if (isRefusal(error)) return false;
      throw new Error(`MSS_JWKS_URL (${new URL(jwksUrl).origin}): ${reasonOf(error)}`, { cause: error });
    }
  };
}

/** Whether the JWT is to blame. jose throws a plain `JOSEError` if the list is answered with another status than 200. */
function isRefusal(error: unknown): boolean {
  const isOfKeys = ofKeys.some((kind) => error instanceof kind);
  return error instanceof errors.JOSEError && error.constructor !== errors.JOSEError && !isOfKeys;
}

function tokenOf({ headers }: Request, cookie: string | undefined): string | undefined {
  const [, bearer] = /^Bearer +(\S+) *$/i.exec(headers.get('authorization') ?? '') ?? [];
  if (bearer !== undefined || cookie === undefined) return bearer;
  const pairs = (headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  const found = pairs.find((pair) => pair.startsWith(`${cookie}=`));
  return found?.slice(cookie.length + 1).replace(/^"(.*)"$/, '$1') || undefined;
}

function grantOf(
  payload: JWTPayload,
  claims: AuthorizeByJwtOptions['claims'],
  roles: AuthorizeByJwtOptions['roles'],
  now: number,
): Grant | false {
  const claimed = claimOf(payload, claims.may);
  const may: unknown = roles ? strongest(claimed, roles) : claimed;
  if (may === undefined) return false;
  const rooms = claimOf(payload, claims.rooms);
  const left = Math.floor((payload.exp ?? 0) - now / 1000);
  return {
    user: claimOf(payload, claims.user),
    may,
    ...(rooms !== undefined && { rooms }),
    expiresIn: Math.min(longestSession, Math.max(1, left)),
  } as unknown as Grant; // `createHandler` checks it, and says what is wrong
}

/** The words from the weakest to the strongest. */
const ranks: readonly Word[] = ['view', 'operate', 'edit', 'administer'];

/** The strongest of what the roles allow: one role, a list, or a text of several as in `scope`. */
function strongest(claimed: unknown, roles: ReadonlyMap<string, Word>): Word | undefined {
  const named = typeof claimed === 'string' ? claimed.split(/[\s,]+/) : Array.isArray(claimed) ? claimed : [];
  const granted = named.flatMap((role) => (typeof role === 'string' ? (roles.get(role) ?? []) : []));
  return granted.sort((one, other) => ranks.indexOf(other) - ranks.indexOf(one))[0];
}

/** A claim by its name, or by the path to it: `realm_access.roles`. */
function claimOf(payload: JWTPayload, name: string): unknown {
  const named: unknown = lookUp(payload, name);
  if (named !== undefined) return named;
  return name
    .split('.')
    .reduce<unknown>((value, part) => (isJsonObject(value) ? lookUp(value, part) : undefined), payload);
}
