/** The check follows every entry of the grammar. */
import { expect } from '@open-wc/testing';
import {
  checkSsml,
  grammar,
  openTag,
  type AttributeSpec,
  type TagSpec,
  type Voice,
} from '../../src/ssml/index.js';

const rows = Object.values(grammar);
const codes = (text: string, options: Parameters<typeof checkSsml>[1] = {}): string[] =>
  checkSsml(text, options).map(({ code }) => code);

const goodValue = (rule: AttributeSpec): string => {
  if (rule.values) return rule.values[0] ?? '';
  if (rule.type === 'duration') return `${rule.min}ms`;
  if (rule.type === 'integer') return String(rule.min);
  return rule.type === 'phonemes' ? 'hao3' : 'some';
};

const badValues = (rule: AttributeSpec): string[] => {
  if (rule.values) return ['', 'nonsense', `${rule.values[0]} `];
  if (rule.type === 'duration') return [`${(rule.min ?? 0) - 1}ms`, `${(rule.max ?? 0) + 1}ms`, 'soon', ''];
  if (rule.type === 'integer') return [String((rule.min ?? 0) - 1), String((rule.max ?? 0) + 1), 'fast', ''];
  return rule.type === 'phonemes' ? ['hao', 'hao3 hao3', ''] : [''];
};

/** A valid tag around `1好A.`, with some attributes changed. */
function good(spec: TagSpec, changed: Record<string, string | null> = {}): string {
  const attributes: Record<string, string | null> = {};
  for (const rule of spec.attributes) {
    if (rule.required || spec.oneOf?.includes(rule.name)) attributes[rule.name] = goodValue(rule);
  }
  if (spec.name === 'break') attributes['time'] = '1s';
  const opened = openTag(spec.name, { ...attributes, ...changed }, spec.empty);
  return spec.empty ? opened : `${opened}${spec.name === 'phoneme' ? '好' : '1好A.'}</${spec.name}>`;
}

const inRoot = (spec: TagSpec, changed: Record<string, string | null> = {}): string =>
  spec.name === 'speak' ? good(spec, changed) : `<speak>${good(spec, changed)}</speak>`;

describe('the grammar', () => {
  for (const spec of rows) {
    describe(`<${spec.name}>`, () => {
      it('is valid with its required attributes', () => expect(codes(inRoot(spec))).to.deep.equal([]));

      for (const rule of spec.attributes) {
        it(`accepts every value of ${rule.name}, and no other`, () => {
          for (const value of rule.values ?? [goodValue(rule)]) {
            const found = codes(inRoot(spec, { [rule.name]: value }));
            expect(
              found.filter((code) => code !== 'say-as-content'),
              value,
            ).to.deep.equal([]);
          }
          if (!rule.required && rule.type === 'text') return;
          for (const value of badValues(rule)) {
            const found = checkSsml(inRoot(spec, { [rule.name]: value })).map(({ severity }) => severity);
            expect(found, `${rule.name}="${value}"`).to.include('error');
          }
        });
        it(`${rule.required ? 'requires' : 'does not require'} ${rule.name}`, () => {
          const found = codes(inRoot(spec, { [rule.name]: null }));
          expect(found.includes('missing-attribute')).to.equal(rule.required);
        });
      }

      it('ignores an attribute that it does not have', () => {
        expect(codes(inRoot(spec, { color: 'red' }))).to.deep.equal(['unknown-attribute']);
      });

      for (const parent of rows) {
        const allowed = spec.parents.includes(parent.name);
        it(`${allowed ? 'is allowed' : 'is not allowed'} in <${parent.name}>`, () => {
          expect(parent.children.includes(spec.name)).to.equal(allowed);
          const around = good(parent.empty ? grammar.word : parent);
          const inner = parent.empty
            ? `${openTag(parent.name, { time: '1s', id: 'a' })}${good(spec)}</${parent.name}>`
            : around.replace(/>(?=1?好)/, `>${good(spec)}`);
          const found = codes(parent.name === 'speak' ? inner : `<speak>${inner}</speak>`);
          const isRejected = found.includes('forbidden-nesting') || found.includes('content-not-allowed');
          expect(isRejected, inner).to.equal(!allowed);
        });
      }

      if (spec.oneOf) {
        it(`requires one of ${spec.oneOf.join(', ')}`, () => {
          for (const name of spec.oneOf ?? []) {
            const others = Object.fromEntries(
              (spec.oneOf ?? []).filter((other) => other !== name).map((other) => [other, null]),
            );
            expect(codes(inRoot(spec, others))).to.deep.equal([]);
          }
          const none = Object.fromEntries((spec.oneOf ?? []).map((name) => [name, null]));
          expect(codes(inRoot(spec, none))).to.deep.equal(['missing-action-id']);
        });
      }

      const flags = [spec.flag, ...spec.attributes.map((rule) => rule.flag)].filter(
        (flag) => flag !== undefined,
      );
      for (const flag of flags) {
        it(`has no effect with a voice without ${flag}`, () => {
          const voice: Voice = { [flag]: false };
          const changed: Record<string, string | null> =
            flag === 'is_support_break_strength' ? { time: null, strength: 'weak' } : {};
          expect(codes(inRoot(spec, changed), { voice })).to.deep.equal(['voice-cannot']);
          expect(codes(inRoot(spec, changed), { voice: { [flag]: true } })).to.deep.equal([]);
        });
      }

      it(`has ${spec.video ? 'an' : 'no'} effect in a video`, () => {
        expect(codes(inRoot(spec), { target: 'video' })).to.deep.equal(
          spec.video ? [] : ['no-effect-in-video'],
        );
        expect(codes(inRoot(spec), { target: 'live' })).to.deep.equal([]);
      });

      it('names its section of the reference', () => expect(spec.reference).to.match(/^\d+\.\d/));
    });
  }
});
