/** The operations of IAM that callers of MetaStudio need: a token for a password (3.2), and the projects (10.3). */
import * as z from 'zod/mini';
import { json } from '../http/responses.js';
import { newId } from '../hashing.js';
import { authenticate } from './authentication.js';
import { tokenLifetime } from './tokens.js';
import type { Account } from '../options.js';
import type { ServiceState } from '../state/service-state.js';

/** An operation of IAM. Its name is that of the SDKs. */
export interface IamCall {
  name: string;
  method: string;
  path: RegExp;
  answer: (service: ServiceState, request: Request, url: URL, body: Uint8Array) => Promise<Response>;
}

/** The simulated operations of IAM. */
export const iamCalls: readonly IamCall[] = [
  {
    name: 'keystoneCreateUserTokenByPassword',
    method: 'POST',
    path: /^\/v3\/auth\/tokens\/?$/,
    answer: (service, _request, url, body) => Promise.resolve(createToken(service, url, body)),
  },
  { name: 'keystoneListProjects', method: 'GET', path: /^\/v3\/projects\/?$/, answer: listProjects },
];

const named = z.looseObject({ id: z.optional(z.string()), name: z.optional(z.string()) });
const tokenRequest = z.looseObject({
  auth: z.looseObject({
    identity: z.looseObject({
      methods: z.array(z.string()),
      password: z.looseObject({
        user: z.looseObject({
          name: z.string(),
          password: z.string(),
          domain: z.looseObject({ name: z.string() }),
        }),
      }),
    }),
    scope: z.optional(z.looseObject({ project: z.optional(named), domain: z.optional(named) })),
  }),
});
type Scope = z.infer<typeof tokenRequest>['auth']['scope'];

function createToken(service: ServiceState, url: URL, bytes: Uint8Array): Response {
  const read = tokenRequest.safeParse(parse(bytes));
  if (!read.success) {
    const member = read.error.issues[0]?.path.join('.') || 'auth';
    return iamError(400, `Request parameter '${member}' is invalid.`, 'Bad Request');
  }
  const { identity, scope } = read.data.auth;
  const { user } = identity.password;
  const account = [...service.settings.accounts.values()].find(
    (one) => user.name === one.user && user.password === one.password && user.domain.name === one.domain,
  );
  if (!account) return iamError(401, 'The username or password is wrong.', 'Unauthorized');
  if (!scopeExists(account, scope)) {
    return iamError(401, 'The project or domain of the scope does not exist.', 'Unauthorized');
  }
  const project = scope?.project ? account.project_id : undefined;
  const token = service.tokens.issue({ account, project }, service.clock.now());
  const catalog = url.searchParams.get('nocatalog') ? {} : { catalog: catalogOf(service, account, url) };
  return json({ token: { ...tokenFacts(account, scope, service.clock.now()), ...catalog } }, 201, {
    'X-Subject-Token': token,
  });
}

function scopeExists(account: Account, scope: Scope): boolean {
  const { project, domain } = scope ?? {};
  if (project)
    return project.id === account.project_id || (!project.id && project.name === account.project_name);
  return !domain || domain.name === account.domain || domain.id === domainId(account.domain);
}

function tokenFacts(account: Account, scope: Scope, now: number): Record<string, unknown> {
  const domain = { id: domainId(account.domain), name: account.domain };
  return {
    issued_at: microseconds(now),
    expires_at: microseconds(now + tokenLifetime),
    methods: ['password'],
    roles: [{ name: 'te_admin', id: '0' }],
    user: { id: domainId(account.user), name: account.user, password_expires_at: '', domain },
    ...(scope?.project && { project: { id: account.project_id, name: account.project_name, domain } }),
    ...(scope?.domain && !scope.project && { domain }),
  };
}

function catalogOf({ region }: ServiceState, account: Account, url: URL): unknown[] {
  const endpoint = {
    url: `${url.origin}/v1/${account.project_id}`,
    region,
    region_id: region,
    interface: 'public',
    id: newId(),
  };
  return [{ type: 'metastudio', id: newId(), name: 'metastudio', endpoints: [endpoint] }];
}

async function listProjects(
  service: ServiceState,
  request: Request,
  url: URL,
  body: Uint8Array,
): Promise<Response> {
  const caller = await authenticate(service, request, url, body).catch(() => undefined);
  if (!caller) return iamError(401, 'The request you have made requires authentication.', 'Unauthorized');
  const { account } = caller;
  const name = url.searchParams.get('name');
  const domain_id = domainId(account.domain);
  const self = `${url.origin}/v3/projects`;
  const project = {
    domain_id,
    is_domain: false,
    parent_id: domain_id,
    name: account.project_name,
    description: '',
    links: { next: null, previous: null, self: `${self}/${account.project_id}` },
    id: account.project_id,
    enabled: true,
  };
  const projects = !name || name === account.project_name ? [project] : [];
  return json({ projects, links: { next: null, previous: null, self } });
}

/** An error in IAM's own format. */
function iamError(code: number, message: string, title: string): Response {
  return json({ error: { code, message, title } }, code);
}

/** Formats a time with microseconds, as IAM does: `2020-01-04T09:05:22.701000Z`. */
function microseconds(time: number): string {
  return new Date(time).toISOString().replace('Z', '000Z');
}

/** The ID of a domain, derived from its name: 32 hexadecimal digits. */
function domainId(name: string): string {
  const digits = Array.from(name, (sign) => sign.charCodeAt(0).toString(16)).join('');
  return digits.padEnd(32, '0').slice(0, 32);
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}
