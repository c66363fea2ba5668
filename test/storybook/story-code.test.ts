/** The code that Storybook shows for a story: one template, written as HTML, React and Vue. */
import { expect, html } from '@open-wc/testing';
import { nothing, type TemplateResult } from 'lit';
import type { Manifest } from '../../.storybook/manifest.js';
import { codeOf } from '../../.storybook/story-code.js';

const text = (name: string) => ({ name, type: { text: 'string' }, default: "''" });
const manifest: Manifest = {
  modules: [
    {
      declarations: [
        { name: 'Provider', tagName: 'mss-provider' },
        {
          name: 'CommandBar',
          tagName: 'mss-command-bar',
          attributes: [
            text('room-id'),
            text('job-id'),
            { name: 'undo-seconds', type: { text: 'number' } },
            { name: 'disabled', type: { text: 'boolean' }, default: 'false' },
          ],
        },
      ],
    },
  ],
};

const room_id = '0'.repeat(32);
const story = (replies: unknown): TemplateResult =>
  html`<mss-provider events-url="/backend/events" .getToken=${() => 'secret'} .fetch=${fetch}
    ><mss-command-bar
      room-id=${room_id}
      job-id=${''}
      undo-seconds=${5}
      title=${nothing}
      ?disabled=${true}
      .quickReplies=${replies}
    ></mss-command-bar
  ></mss-provider>`;

describe('the code of a story', () => {
  it('is HTML with a script for what has no attribute, for a real backend', () => {
    expect(codeOf(story(['Thanks']), 'html', manifest)).to.equal(
      [
        '<mss-provider token-url="/metastudio/token" events-url="/metastudio/events">',
        '  <mss-command-bar room-id="your-room-id" undo-seconds="5" disabled></mss-command-bar>',
        '</mss-provider>',
        '',
        '<script type="module">',
        "  document.querySelector('mss-command-bar').quickReplies = [",
        '    "Thanks"',
        '  ];',
        '</script>',
      ].join('\n'),
    );
  });

  it('is a component of React', () => {
    expect(codeOf(story(['Thanks']), 'react', manifest)).to.equal(
      [
        "import { CommandBar, Provider } from 'metastudio-widgets/react';",
        '',
        'export const Page = () => (',
        '  <Provider tokenUrl="/metastudio/token" eventsUrl="/metastudio/events">',
        '    <CommandBar',
        '      roomId="your-room-id"',
        '      undoSeconds={5}',
        '      disabled',
        '      quickReplies={[',
        '        "Thanks"',
        '      ]}',
        '    />',
        '  </Provider>',
        ');',
      ].join('\n'),
    );
  });

  it('is a template of Vue, whatever a text contains', () => {
    const code = codeOf(story(['It’s', 'It\'s "so"']), 'vue', manifest);
    expect(code).to.contain("<script setup>\nimport 'metastudio-widgets/define';\n</script>");
    expect(code).to.contain('<mss-provider token-url="/metastudio/token" events-url="/metastudio/events">');
    const [, attribute = ''] = /:quickReplies="([^"]*)"/.exec(code) ?? [];
    const decoded = new DOMParser().parseFromString(attribute, 'text/html').body.textContent;
    expect(JSON.parse(decoded)).to.deep.equal(['It’s', 'It\'s "so"']);
    expect(codeOf(story(['Thanks']), 'vue', manifest)).to.contain("'Thanks'");
  });

  it('keeps the elements of HTML and their texts', () => {
    const form = html`<form><label for="a">Name</label><input id="a" required /></form>`;
    expect(codeOf(form, 'html', manifest)).to.equal(
      '<form>\n  <label for="a">Name</label>\n  <input id="a" required />\n</form>',
    );
    expect(codeOf(form, 'react', manifest)).to.contain('<label htmlFor="a">Name</label>');
  });
});
