/**
 * Sessions: what a page gets in proxy mode instead of the cloud's token. A session is a JWT, signed with HS256 by the
 * newest of `sessionSecrets`; it says who it is, what the person may do, and until when. It is accepted by the handlers
 * that were made with the same options, and by no other.
 */
import { errors, jwtVerify, SignJWT, type JWTPayload } from 'jose';
import { faultOfGrant, longestSession, operationsOf, type Grant } from './grant.js';
import type { ApiRequest } from './handler-parts.js';
import { HttpError, type ServerErrorCode } from './http-error.js';
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
  /** In milliseconds since 1970, by which revocations tell sessions apart. */
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
export type SessionOptions = Pick<ResolvedOptions, 'sessionSecrets' | 'audience' | 'now' | 'revocations'>;

/** Issues a session for a grant, with the time of `revocations.issueTime()`. */
export async function issueSession(
  { user, may, rooms, expiresIn = usualSession }: Grant,
  issued_at: number,
  { sessionSecrets, audience, now }: SessionOptions,
): Promise<{ token: string; session: Session }> {
  const [newest] = await sessionKeys(sessionSecrets);
  const id = crypto.randomUUID();
  const expires_at = now() + Math.min(longestSession, expiresIn) * 1000;
  const token = await new SignJWT({ may, ...(rooms && { rooms }) })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid: newest.kid })
    .setIssuer(issuer)
    .setAudience(await audience())
    .setSubject(user)
    .setJti(id)
    // With fractions: two sessions of one second are told apart by a revocation between them.
    .setIssuedAt(issued_at / 1000)
    .setExpirationTime(expires_at / 1000)
    .sign(newest.key);
  return { token, session: sessionOf({ user, may, ...(rooms && { rooms }) }, { id, issued_at, expires_at }) };
}

/**
 * The session of a request. Throws `MSW.SESSION_MISSING`, `MSW.SESSION_INVALID`, `MSW.SESSION_EXPIRED` or
 * `MSW.SESSION_REVOKED`.
 */
export async function verifySession(
  { headers }: Pick<ApiRequest, 'headers'>,
  settings: SessionOptions,
): Promise<Session> {
  const [, token] = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+) *$/i.exec(headers.get('authorization') ?? '') ?? [];
  if (token === undefined || token.length > longestToken)
    throw refused('MSW.SESSION_MISSING', 'This needs a session of this backend: reload the page, or sign in');
  const session = await sessionIn(token, settings);
  if (await settings.revocations.isRevoked(session.user, session.issued_at))
    throw refused('MSW.SESSION_REVOKED', 'The session was ended by the backend: sign in again');
  return session;
}

/** Sessions that were verified, by their tokens, for each handler. A page sends the same token with every call. */
const verified = new WeakMap<object, Map<string, Session>>();

/** How many are kept, and of which length at most: a few megabytes. */
const mostVerified = 2000;
const longestVerified = 2048;

/** The session of a token, whose signature is verified once. */
async function sessionIn(token: string, settings: SessionOptions): Promise<Session> {
  const { sessionSecrets, now } = settings;
  const sessions = verified.get(sessionSecrets) ?? new Map<string, Session>();
  verified.set(sessionSecrets, sessions);
  const known = sessions.get(token);
  if (known && known.expires_at > now()) return known;
  sessions.delete(token);
  const payload = await payloadOf(token, await sessionKeys(sessionSecrets), settings);
  const { sub, may, rooms, jti, iat = NaN, exp = NaN } = payload;
  const grant = { user: sub, may, ...(rooms !== undefined && { rooms }) };
  if (faultOfGrant(grant) !== undefined || jti === undefined) throw invalid();
  const session = sessionOf(grant as Grant, {
    id: jti,
    issued_at: Math.round(iat * 1000),
    expires_at: Math.round(exp * 1000),
  });
  const [oldest] = sessions.keys();
  if (sessions.size >= mostVerified && oldest !== undefined) sessions.delete(oldest);
  if (token.length <= longestVerified) sessions.set(token, session);
  return session;
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

function refused(code: Extract<ServerErrorCode, `MSW.SESSION_${string}`>, message: string): HttpError {
  return new HttpError(code, message, { headers: { 'www-authenticate': 'Bearer' } });
}
