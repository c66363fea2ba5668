/** The settings of `npx metastudio-widgets backend` as data: its help, its check and its documentation read this list. */

/** A setting, given by an environment variable or by a member of the configuration file. */
export interface Setting {
  /** Name of the environment variable. With `_FILE` at its end, it names a file with the value. */
  env: string;
  /** `list`: several, separated by commas or white space; in a file an array. */
  kind: 'text' | 'url' | 'list' | 'number' | 'switch';
  /** The values that it may have. Default: any of its kind. */
  oneOf?: readonly string[];
  default?: string;
  description: string;
}

/** Settings by topic, in the order of the help. */
export const settingGroups = {
  'The service': [
    { env: 'MSS_REGION', kind: 'text', description: 'region of the service, as cn-north-4; mandatory' },
    { env: 'MSS_ENDPOINT', kind: 'url', description: 'its address, where it is not that of the region' },
    {
      env: 'MSS_MODE',
      kind: 'text',
      oneOf: ['proxy', 'direct'],
      default: 'proxy',
      description: 'what pages get',
    },
    {
      env: 'MSS_UPLOADS',
      kind: 'text',
      oneOf: ['direct', 'proxy'],
      default: 'direct',
      description: 'how files reach the storage',
    },
  ],
  'The cloud account: an IAM user, or an access key': [
    { env: 'MSS_DOMAIN', kind: 'text', description: 'name of the account of the IAM user' },
    { env: 'MSS_USER', kind: 'text', description: 'name of the IAM user' },
    { env: 'MSS_PASSWORD', kind: 'text', description: 'password of the IAM user' },
    { env: 'MSS_PROJECT', kind: 'text', description: 'project of the IAM user, if not that of the region' },
    {
      env: 'MSS_IAM_ENDPOINT',
      kind: 'url',
      description: 'address of IAM, where it is not that of the region',
    },
    { env: 'MSS_ACCESS_KEY', kind: 'text', description: 'ID of the access key' },
    { env: 'MSS_SECRET_KEY', kind: 'text', description: 'secret of the access key' },
    { env: 'MSS_PROJECT_ID', kind: 'text', description: 'ID of the project of the access key' },
  ],
  'Who a visitor is: by an address of yours, or by a JWT of yours': [
    {
      env: 'MSS_AUTHORIZE_URL',
      kind: 'url',
      description: 'answers 200 with a grant, or with another status',
    },
    {
      env: 'MSS_AUTHORIZE_TIMEOUT',
      kind: 'number',
      default: '5',
      description: 'how many seconds it has, at most 9',
    },
    { env: 'MSS_JWKS_URL', kind: 'url', description: 'the public keys of your JWTs' },
    { env: 'MSS_JWT_ISSUER', kind: 'text', description: 'their iss; mandatory with MSS_JWKS_URL' },
    { env: 'MSS_JWT_AUDIENCE', kind: 'list', description: 'their aud; mandatory with MSS_JWKS_URL' },
    {
      env: 'MSS_JWT_COOKIE',
      kind: 'text',
      description: 'the cookie with the JWT, beside Authorization: Bearer',
    },
    { env: 'MSS_JWT_USER_CLAIM', kind: 'text', default: 'sub', description: 'the claim that names the user' },
    {
      env: 'MSS_JWT_MAY_CLAIM',
      kind: 'text',
      default: 'may',
      description: 'the claim that says what is allowed',
    },
    {
      env: 'MSS_JWT_ROOMS_CLAIM',
      kind: 'text',
      default: 'rooms',
      description: 'the claim that lists the rooms',
    },
    {
      env: 'MSS_JWT_ROLES',
      kind: 'list',
      description: 'what the roles in MSS_JWT_MAY_CLAIM allow, as host=operate,chief=administer',
    },
    {
      env: 'MSS_SESSION_SECRETS',
      kind: 'list',
      description: 'sign the sessions, newest first; mandatory with proxy',
    },
  ],
  'Pages and callbacks': [
    { env: 'MSS_URL', kind: 'url', description: 'public address, as https://shop.example/metastudio' },
    { env: 'MSS_ALLOWED_ORIGINS', kind: 'list', description: 'other origins whose pages may ask' },
    {
      env: 'MSS_CALLBACK_KEYS',
      kind: 'list',
      description: 'keys of the callbacks, which turn callbacks and events on',
    },
    {
      env: 'MSS_CALLBACK_URLS',
      kind: 'list',
      description: 'addresses of the callbacks, exactly as sent to the service',
    },
  ],
  'The server': [
    { env: 'MSS_PORT', kind: 'number', default: '8080', description: 'the port; PORT holds, too' },
    { env: 'MSS_HOST', kind: 'text', default: '127.0.0.1', description: 'the address to listen at' },
    {
      env: 'MSS_TRUST_PROXY',
      kind: 'switch',
      default: 'false',
      description: 'whether a proxy in front sets X-Forwarded-Proto and X-Forwarded-Host itself',
    },
    {
      env: 'MSS_LOG',
      kind: 'text',
      oneOf: ['all', 'audit', 'none'],
      default: 'all',
      description: 'lines of JSON: each access and each write, the writes alone, or none',
    },
    {
      env: 'MSS_METRICS_TOKEN',
      kind: 'text',
      description: 'what metrics wants as Authorization: Bearer, 16 characters or more',
    },
    { env: 'MSS_REDIS_URL', kind: 'text', description: 'the Redis that several instances share' },
    { env: 'MSS_REDIS_PREFIX', kind: 'text', description: 'begins its keys there' },
  ],
} as const satisfies Record<string, readonly Setting[]>;

/** Name of a setting's environment variable. */
export type SettingName = (typeof settingGroups)[keyof typeof settingGroups][number]['env'];

/** All settings. */
export const settings: readonly (Setting & { env: SettingName })[] = Object.values(settingGroups).flat();

/** The member of a setting in a configuration file: `MSS_JWT_ISSUER` is `jwtIssuer`. */
export function memberOf(env: string): string {
  return env
    .slice('MSS_'.length)
    .toLowerCase()
    .replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
