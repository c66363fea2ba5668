/**
 * Checks that `dist/cdn`, which is all code that browsers run, needs no newer browser than the README says: its syntax, the
 * built-ins that it names, and its CSS, against MDN's data. `npm run check:package` runs it after the build.
 *
 * What is newer is listed below with the reason why the elements work without it.
 */
import { readFileSync } from 'node:fs';
import data from '@mdn/browser-compat-data/forLegacyNode';
import { parse } from 'acorn';
import { globSync } from 'tinyglobby';

/** The oldest browsers that the elements run in; README and docs/versions.md say the same. */
const oldest = { chrome: 123, firefox: 125, safari: 17.5 };

/** Newer than these, or not in all of them. */
const optional = {
  'field-sizing:': 'without it, a field keeps its rows, and scrolls',
  'Error.captureStackTrace': 'zod asks first whether it is there',
  captureStackTrace: 'zod asks first whether it is there',
};

/** Features of CSS that are looked for in templates, and where the data has them. */
const css = {
  'light-dark(': 'css.types.color.light-dark',
  'color-mix(': 'css.types.color.color-mix',
  '@container': 'css.at-rules.container',
  '@property': 'css.at-rules.property',
  '@layer': 'css.at-rules.layer',
  '@scope': 'css.at-rules.scope',
  '@starting-style': 'css.at-rules.starting-style',
  ':has(': 'css.selectors.has',
  ':dir(': 'css.selectors.dir',
  ':state(': 'css.selectors.state',
  ':user-invalid': 'css.selectors.user-invalid',
  ':popover-open': 'css.selectors.popover-open',
  'field-sizing:': 'css.properties.field-sizing',
  'text-wrap:': 'css.properties.text-wrap',
  'anchor-name:': 'css.properties.anchor-name',
  'interpolate-size:': 'css.properties.interpolate-size',
};

/** The first version with a feature; Infinity where there is none, or only a part of it. */
function since({ support }, browser) {
  const { version_added: added, flags, partial_implementation: part } = [support[browser]].flat()[0] ?? {};
  const version = typeof added === 'string' ? Number(added.replace('≤', '')) : Infinity;
  return flags || part || Number.isNaN(version) ? Infinity : version;
}

/** The browsers that lack a feature, with the version that has it. */
const lackedBy = (feature) =>
  Object.entries(oldest)
    .filter(([browser, version]) => since(feature.__compat, browser) > version)
    .map(([browser]) => `${browser} ${since(feature.__compat, browser)}`);

/** What stands in the data as a member of an interface or a built-in. */
const memberOf = (holder, name) => {
  const feature = (data.javascript.builtins[holder] ?? data.api[holder])?.[name];
  return feature?.__compat ? feature : (data.api[holder]?.[`${name}_static`] ?? undefined);
};
const globalNamed = (name) => data.javascript.builtins[name] ?? data.api[name] ?? undefined;

/** Members of the built-ins of the language by name: those of minified objects of our own are told apart by `own`. */
const ofLanguage = new Map();
for (const [holder, members] of Object.entries(data.javascript.builtins))
  for (const [name, feature] of Object.entries(members))
    if (feature.__compat && name !== holder) ofLanguage.set(name, [...(ofLanguage.get(name) ?? []), feature]);

const found = new Map();
const tell = (name, feature) => {
  const lacking = lackedBy(feature);
  if (lacking.length > 0) found.set(name, lacking);
};

/** Each node of a syntax tree. */
function* nodesOf(node) {
  yield node;
  for (const value of Object.values(node))
    for (const one of Array.isArray(value) ? value : [value])
      if (typeof one?.type === 'string') yield* nodesOf(one);
}

const files = globSync('dist/cdn/**/*.js');
const trees = files.map((file) => {
  const source = readFileSync(file, 'utf8');
  for (const [words, path] of Object.entries(css))
    if (source.includes(words))
      tell(
        words,
        path.split('.').reduce((at, key) => at[key], data),
      );
  try {
    return parse(source, { ecmaVersion: 2022, sourceType: 'module' });
  } catch (cause) {
    throw new Error(`${file} has syntax that is newer than ES2022`, { cause });
  }
});
const nodes = trees.flatMap((tree) => [...nodesOf(tree)]);
const own = new Set(
  nodes.flatMap(({ type, key, left }) => {
    if (['Property', 'MethodDefinition', 'PropertyDefinition'].includes(type)) return [key.name];
    return type === 'AssignmentExpression' && left.type === 'MemberExpression' ? [left.property.name] : [];
  }),
);
for (const node of nodes) {
  if (node.type === 'NewExpression' && node.callee.type === 'Identifier') {
    const feature = globalNamed(node.callee.name);
    if (feature?.__compat) tell(node.callee.name, feature);
  }
  if (node.type !== 'MemberExpression' || node.computed) continue;
  const { object, property } = node;
  const feature = object.type === 'Identifier' && memberOf(object.name, property.name);
  if (feature) tell(`${object.name}.${property.name}`, feature);
  const features = ofLanguage.get(property.name);
  if (features && !own.has(property.name) && features.every((one) => lackedBy(one).length > 0))
    tell(property.name, features[0]);
}

const missing = [...found].filter(([name]) => !(name in optional));
const stale = Object.keys(optional).filter((name) => !found.has(name));
for (const [name, lacking] of missing) console.error(`${name} needs ${lacking.join(', ')}`);
for (const name of stale) console.error(`${name} is listed as optional, but not used, or not new`);
if (files.length === 0) console.error('No dist/cdn: run npm run build');
if (missing.length + stale.length > 0 || files.length === 0) process.exitCode = 1;
else
  console.log(
    `dist/cdn runs in ${Object.entries(oldest)
      .map((one) => one.join(' '))
      .join(', ')} and newer`,
  );
