/**
 * Sessions: what a page gets in proxy mode instead of the cloud's token. A session is a JWT, signed with HS256 by the
 * newest of `sessionSecrets`; it says who it is, what the person may do, and until when. It is accepted by the handlers
 * that were made with the same options, and by no other.
 */
import { errors, jwtVerify, SignJWT, type JWTPayload } from 'jose';
import { faultOfGrant, longestSession, operationsOf, type Grant } from './grant.js';
import { HttpError } from './http-error.js';
import type { ResolvedOptions } from './options.js';
import { sessionKeys, type SessionKey } from './session-keys.js';

/** A verified session. */
export interface Session {
  /** Identifies the session (`jti`). */
  id: string;
  user: string;
  may: Grant['may'];
  /** Names of the operations that the session allows. Ask `permits`, because some requests need more. */
  operations: ReadonlySet<string>;
  /** The rooms that it is limited to. */
  rooms?: readonly string[];
  /** In milliseconds since 1970. */
  issued_at: number;
  /** In milliseconds since 1970. */
  expires_at: number;
}

const issuer = 'metastudio-widgets';

/** Default duration of a session, in seconds. */
const usualSession = 900;

/** Longest accepted token, in characters. A grant of all operations by name has about 2,000. */
const longestToken = 16_384;

/** The options that sessions depend on. */
export type SessionOptions = Pick<ResolvedOptions, 'sessionSecrets' | 'audience' | 'now'>;

/** Issues a session for a grant. */
export async function issueSession(
  { user, may, rooms, expiresIn = usualSession }: Grant,
  { sessionSecrets, audience, now }: SessionOptions,
): Promise<{ token: string; session: Session }> {
  const [newest] = await sessionKeys(sessionSecrets);
  const id = crypto.randomUUID();
  const issued_at = now();
  const expires_at = issued_at + Math.min(longestSession, expiresIn) * 1000;
  const token = await new SignJWT({ may, ...(rooms && { rooms }) })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid: newest.kid })
    .setIssuer(issuer)
    .setAudience(await audience())
    .setSubject(user)
    .setJti(id)
    // With fractions, so that a session which is issued right after a revocation is told from those before.
    .setIssuedAt(issued_at / 1000)
    .setExpirationTime(expires_at / 1000)
    .sign(newest.key);
  return { token, session: sessionOf({ user, may, ...(rooms && { rooms }) }, { id, issued_at, expires_at }) };
}

/** The session of a request. Throws `MSW.SESSION_MISSING`, `MSW.SESSION_INVALID` or `MSW.SESSION_EXPIRED`. */
export async function verifySession(request: Request, settings: SessionOptions): Promise<Session> {
  const [, token] =
    /^Bearer +([\w-]+\.[\w-]+\.[\w-]+) *$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  if (token === undefined || token.length > longestToken)
    throw refused('MSW.SESSION_MISSING', 'This needs a session of this backend: reload the page, or sign in');
  const keys = await sessionKeys(settings.sessionSecrets);
  const payload = await payloadOf(token, keys, settings);
  const { sub, may, rooms, jti, iat = NaN, exp = NaN } = payload;
  const grant = { user: sub, may, ...(rooms !== undefined && { rooms }) };
  if (faultOfGrant(grant) !== undefined || jti === undefined) throw invalid();
  return sessionOf(grant as Grant, { id: jti, issued_at: iat * 1000, expires_at: exp * 1000 });
}

async function payloadOf(
  token: string,
  keys: readonly SessionKey[],
  settings: SessionOptions,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(
      token,
      ({ kid }) => {
        const known = keys.find((one) => one.kid === kid);
        if (!known) throw invalid();
        return known.key;
      },
      {
        algorithms: ['HS256'],
        issuer,
        audience: await settings.audience(),
        currentDate: new Date(settings.now()),
        requiredClaims: ['sub', 'jti', 'iat', 'exp', 'may'],
      },
    );
    return payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired)
      throw refused('MSW.SESSION_EXPIRED', 'The session has ended: reload the page, or sign in again');
    throw invalid();
  }
}

function sessionOf(
  { user, may, rooms }: Grant,
  times: Pick<Session, 'id' | 'issued_at' | 'expires_at'>,
): Session {
  return { ...times, user, may, operations: operationsOf(may), ...(rooms && { rooms }) };
}

function invalid(): HttpError {
  return refused(
    'MSW.SESSION_INVALID',
    'The session is not one of this backend: reload the page, or sign in',
  );
}

function refused(
  code: 'MSW.SESSION_MISSING' | 'MSW.SESSION_INVALID' | 'MSW.SESSION_EXPIRED',
  message: string,
): HttpError {
  return new HttpError(code, message, { headers: { 'www-authenticate': 'Bearer' } });
}
