/** Reads the settings from the environment and from a file, and says everything that is wrong with them at once. */
import { readFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isJsonObject, lookUp } from '../../base/index.js';
import type { HandlerOptions } from '../../server/index.js';
import type { Surroundings } from '../command.js';
import { memberOf, settings, type Setting, type SettingName } from './settings.js';

/** The settings as they were given. */
export class GivenSettings {
  /** What is wrong, a sentence each. */
  readonly problems: string[] = [];
  /** Options of `createHandler` from the member `handler` of a module: functions, which no variable can hold. */
  handler: Partial<HandlerOptions> = {};
  readonly #values: Map<SettingName, string | readonly string[]>;

  constructor(values: Map<SettingName, string | readonly string[]>) {
    this.#values = values;
  }

  /** The text of a setting; undefined if it was not given and has no default. */
  text(name: SettingName): string | undefined {
    const value = this.#values.get(name) ?? settings.find(({ env }) => env === name)?.default;
    return typeof value === 'object' ? value.join(' ') : value;
  }

  /** The items of a list; undefined if it was not given. */
  list(name: SettingName): readonly string[] | undefined {
    const value = this.#values.get(name);
    return typeof value === 'string' ? value.split(/[\s,]+/).filter(Boolean) : value;
  }
}

type Env = Surroundings['env'];

/** Reads all settings. The environment overrides the file. */
export async function readSettings(file: string | undefined, env: Env): Promise<GivenSettings> {
  const values = new Map<SettingName, string | readonly string[]>();
  const given = new GivenSettings(values);
  const config = file === undefined ? {} : await configOf(file, given.problems);
  for (const setting of settings) {
    const value =
      (await valueOf(setting, env, given.problems)) ?? memberValue(setting, config, given.problems);
    if (value === undefined) continue;
    values.set(setting.env, value);
    const fault = faultOf(setting, given);
    if (fault !== undefined) given.problems.push(`${setting.env} ${fault}.`);
  }
  if (env['PORT'] && !values.has('MSS_PORT')) values.set('MSS_PORT', env['PORT']);
  const { handler } = config;
  if (isJsonObject(handler)) given.handler = handler;
  return given;
}

/** The value of the environment, or of the file that it names: so a container gets its secrets. */
async function valueOf({ env: name }: Setting, env: Env, problems: string[]): Promise<string | undefined> {
  const value = lookUp(env, name)?.trim();
  const file = lookUp(env, `${name}_FILE`)?.trim();
  if (!file) return value === '' ? undefined : value;
  if (value) problems.push(`${name} and ${name}_FILE are both set: keep one of them.`);
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    problems.push(`${name}_FILE names a file that cannot be read (${codeOf(error)}).`);
    return undefined;
  }
}

function memberValue(
  { env, kind }: Setting,
  config: Record<string, unknown>,
  problems: string[],
): string | readonly string[] | undefined {
  const value = lookUp(config, memberOf(env));
  if (value === undefined) return undefined;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  if (kind === 'list' && Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
  problems.push(
    `${memberOf(env)} in the configuration file must be a ${kind === 'list' ? 'list of texts' : kind}.`,
  );
  return undefined;
}

async function configOf(file: string, problems: string[]): Promise<Record<string, unknown>> {
  const path = resolve(file);
  let config: unknown;
  try {
    config =
      extname(path) === '.json'
        ? JSON.parse(await readFile(path, 'utf8'))
        : ((await import(/* @vite-ignore */ pathToFileURL(path).href)) as { default: unknown }).default;
  } catch (error) {
    // The message of a JSON parser repeats the text, which may contain secrets.
    const reason = error instanceof SyntaxError ? 'it is no valid JSON or module' : codeOf(error);
    problems.push(`The configuration file ${file} cannot be read: ${reason}.`);
    return {};
  }
  if (!isJsonObject(config)) {
    problems.push(`The configuration file ${file} must contain an object, a module as its default export.`);
    return {};
  }
  const known = [...settings.map(({ env }) => memberOf(env)), 'handler'];
  const unknown = Object.keys(config).filter((name) => !known.includes(name));
  if (unknown.length > 0)
    problems.push(
      `The configuration file has ${unknown.join(', ')}, which is no setting. Settings are ${known.join(', ')}.`,
    );
  return config;
}

const codeOf = (error: unknown): string => {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return typeof code === 'string' ? code : String(message ?? error);
};

/** What is wrong with a value, as the end of a sentence that never repeats the value. */
function faultOf(
  { env, kind, oneOf }: Setting & { env: SettingName },
  given: GivenSettings,
): string | undefined {
  const text = given.text(env) ?? '';
  if (oneOf && !oneOf.includes(text)) return `must be ${oneOf.join(' or ')}`;
  if (kind === 'url' && !(URL.canParse(text) && /^https?:\/\//.test(text)))
    return 'must be an http or https URL';
  if (kind === 'number' && !/^\d{1,5}$/.test(text)) return 'must be a whole number';
  if (kind === 'switch' && !/^(true|false|1|0)$/.test(text)) return 'must be true or false';
  if (kind === 'list' && given.list(env)?.length === 0) return 'must not be empty';
  return undefined;
}
