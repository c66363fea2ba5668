/** The manifest of the elements against elements in a browser; and an element that is created gets no attribute by itself. */
import { expect, fixture, html } from '@open-wc/testing';
import type { LitElement } from 'lit';
import '../../src/define.js';
import { readManifest, type ElementDeclaration } from '../helpers/manifest.js';
import { renderWithSimulator } from '../helpers/simulator-fixture.js';

const declarations = await readManifest();

const create = (tagName: string): LitElement => document.createElement(tagName) as LitElement;

/** The value of a default as it is written in the manifest. */
const valueOf = (text: string | undefined): unknown =>
  text === undefined ? undefined : JSON.parse(text.replace(/^'(.*)'$/, '"$1"'));

/** Another value than the default, which the property may have. */
function otherValue({ type, default: given }: ElementDeclaration['members'][number]): unknown {
  const words = type?.text.match(/'[^']*'/g) ?? [];
  // The first word is the default, unless that is a boolean.
  const other = (type?.text.startsWith('boolean') ? words : words.slice(1)).at(-1);
  if (other) return valueOf(other);
  if (type?.text === 'boolean') return !valueOf(given);
  return type?.text.startsWith('number') ? 7 : 'other';
}

for (const { tagName, members, attributes, slots = [], cssParts = [] } of declarations) {
  const fields = members.filter(({ kind }) => kind === 'field');

  describe(`the manifest of ${tagName}`, () => {
    it('has the attributes that are observed, and no others', () => {
      const { observedAttributes } = customElements.get(tagName) as unknown as typeof LitElement;
      expect(attributes.map(({ name }) => name).sort()).to.deep.equal([...observedAttributes].sort());
      for (const { name, fieldName } of attributes)
        expect(members.find((one) => one.name === fieldName)?.attribute, name).to.equal(name);
    });

    it('has members that an element has, with these defaults', () => {
      const element = create(tagName);
      for (const { name, kind, readonly, ...rest } of members) {
        expect(name in element, name).to.equal(true);
        const value = element[name as keyof LitElement] as unknown;
        if (kind === 'method') expect(typeof value, name).to.equal('function');
        else if (!readonly) expect(value, name).to.deep.equal(valueOf(rest.default));
      }
    });

    it('says what can be set', () => {
      for (const { name, readonly = false } of fields) {
        let from: object | null = customElements.get(tagName)?.prototype as object;
        while (from && !Object.hasOwn(from, name)) from = Object.getPrototypeOf(from) as object | null;
        const accessor = from && Object.getOwnPropertyDescriptor(from, name);
        expect(accessor?.set === undefined, name).to.equal(readonly);
      }
    });

    it('says which attribute follows its property, and every property follows its attribute', async () => {
      for (const member of fields.filter(({ attribute }) => attribute)) {
        const { name, attribute = '', reflects = false } = member;
        const element = await fixture<LitElement>(create(tagName));
        const value = otherValue(member);
        Object.assign(element, { [name]: value });
        await element.updateComplete;
        expect(element.hasAttribute(attribute), `${name} is reflected`).to.equal(reflects);
        const other = create(tagName);
        other.setAttribute(attribute, value === true ? '' : String(value));
        expect(other[name as keyof LitElement], attribute).to.equal(value);
        other.removeAttribute(attribute);
        if (reflects)
          expect(other[name as keyof LitElement] ?? undefined, attribute).to.equal(valueOf(member.default));
      }
    });

    it('has the slots and parts that are rendered', async () => {
      const element = create(tagName);
      const { createRoom } = await renderWithSimulator(html`${element}`);
      element.setAttribute('room-id', await createRoom());
      await element.updateComplete;
      const all = [...(element.shadowRoot?.querySelectorAll('[part], slot') ?? [])];
      const parts = all.flatMap((one) => [...one.part]);
      const known = new Set(cssParts.map(({ name }) => name));
      expect(parts.filter((name) => !known.has(name))).to.deep.equal([]);
      const found = all.filter((one) => one instanceof HTMLSlotElement).map(({ name }) => name);
      expect(found.filter((name) => !slots.some((slot) => slot.name === name))).to.deep.equal([]);
    });
  });

  describe(tagName, () => {
    it('gets no attribute when it is created', async () => {
      const element = await fixture<LitElement>(create(tagName));
      await element.updateComplete;
      expect(element.getAttributeNames()).to.deep.equal([]);
    });

    it('keeps the attributes that a server has written when it is upgraded', async () => {
      const parsed = new DOMParser().parseFromString(
        `<${tagName} class="one" id="two"></${tagName}>`,
        'text/html',
      );
      const element = await fixture<LitElement>(parsed.querySelector(tagName) as LitElement);
      await element.updateComplete;
      expect(element.getAttributeNames()).to.deep.equal(['class', 'id']);
    });
  });
}
