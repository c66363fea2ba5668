/** The log as an operator uses it after the stream: what is true of an entry, its search and filters, its export. */
import { expect, html } from '@open-wc/testing';
import type { CommandBar } from '../../../src/elements/command-bar/command-bar.js';
import { expectAccessible } from '../../helpers/accessible.js';
import { renderCommandBar, waitForText, type CommandBarFixture } from '../../helpers/command-bar-fixture.js';
import { catchDownloads } from '../../helpers/downloads.js';
import { renderWithSimulator } from '../../helpers/simulator-fixture.js';
import { button, clickButton, renderedText, until } from '../../helpers/until.js';

const entries = (bar: Element) => [
  ...(bar.shadowRoot?.querySelectorAll<HTMLElement>('.entry[data-id]') ?? []),
];
const words = (one: Element) => one.textContent.replace(/\s+/g, ' ').trim();
const fail = ({ control }: CommandBarFixture, fault: object) =>
  control('faults', [{ operation: 'executeSmartLiveCommand', times: 1, ...fault }]);

/** The page after a reload: another provider with another client, over the same service and the same storage. */
async function reload(all: CommandBarFixture): Promise<CommandBar> {
  const { roomId } = all.bar;
  all.provider.remove();
  const { provider } = await renderWithSimulator(
    html`<mss-command-bar room-id=${roomId}></mss-command-bar>`,
    all,
  );
  return provider.querySelector('mss-command-bar') as CommandBar;
}

async function choose(bar: Element, label: string, value: string): Promise<void> {
  const select = await until(
    () => bar.shadowRoot?.querySelector<HTMLSelectElement>(`select[aria-label="${label}"]`),
    `the filter ${label}`,
  );
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Ends the livestream as another client would, and lets the bar see it. */
async function end(all: CommandBarFixture, bar: CommandBar = all.bar): Promise<void> {
  await all.stop(bar.roomId);
  await until(async () => {
    await refresh(bar);
    return true;
  });
  await waitForText(bar, 'has ended');
}
const refresh = (bar: CommandBar) =>
  (bar as unknown as { bar: { watch: { refresh(): Promise<void> } } }).bar.watch.refresh();

/** Sends one reply that is accepted, one that is refused, and one whose answer is lost. */
async function sendThree(all: CommandBarFixture): Promise<void> {
  await all.bar.send('Accepted one');
  await fail(all, { status: 400, code: 'MSS.00000003' });
  await all.bar.send('Refused one');
  await fail(all, { drop: 'after' });
  await all.bar.send('Lost one');
  await waitForText(all.bar, 'May not have been sent');
}

describe('the log after the livestream', () => {
  it('settles what was open: it is not known, nothing is being spoken, and nothing is to be checked on air', async () => {
    const all = await renderCommandBar();
    await sendThree(all);
    await waitForText(all.bar, 'Check on air');
    await end(all);
    await waitForText(all.bar, 'The livestream is over; this may not have been spoken');
    const text = renderedText(all.bar);
    for (const stale of ['Check on air', 'waiting to be spoken', 'Speaking', 'Expires'])
      expect(text, stale).not.to.contain(stale);
    await expectAccessible(all.bar);
  });

  it('settles it also when another livestream is on air by then, and after a reload', async () => {
    const all = await renderCommandBar();
    await sendThree(all);
    await end(all);
    await all.goLive(all.bar.roomId);
    const bar = await reload(all);
    await waitForText(bar, 'Enter sends');
    await waitForText(bar, 'The livestream is over; this may not have been spoken');
  });

  it('says “You” of what this window sent before a reload, with the time at which it was sent', async () => {
    const all = await renderCommandBar();
    await all.bar.send('Before the reload');
    await waitForText(all.bar, 'Before the reload');
    const time = all.bar.shadowRoot?.querySelector('.entry time')?.getAttribute('datetime');
    const at = Date.now() - 3_600_000;
    const line = new BroadcastChannel(`metastudio-widgets/commands/${all.bar.roomId}`);
    const other = { id: 'other', name: 'INSERT_PLAY_SCRIPT', stage: 'done', job_id: 'j', page: 'other' };
    line.postMessage(JSON.stringify([{ ...other, at, since: at, text: 'From elsewhere' }]));
    line.close();
    await waitForText(all.bar, 'From elsewhere');
    await all.bar.send('Stores both');
    const bar = await reload(all);
    await waitForText(bar, 'Before the reload');
    const of = (text: string) => entries(bar).find((one) => words(one).includes(text)) as HTMLElement;
    expect(words(of('Before the reload'))).to.contain('You');
    expect(words(of('From elsewhere'))).to.contain('Another window');
    expect(of('Before the reload').querySelector('time')?.getAttribute('datetime')).to.equal(time);
  });
});

describe('the tools of the log', () => {
  it('leave the commands of one outcome or type, and all of them again', async () => {
    const all = await renderCommandBar();
    await sendThree(all);
    const rules = { command: 'REWRITE_INTERACTION_RULES' as const, params: { interaction_rules: [] } };
    await all.bar.send(rules);
    await until(() => entries(all.bar).length === 4, 'four entries');
    const shown = () => entries(all.bar).map((one) => words(one.querySelector('.label') as Element));
    for (const [outcome, expected] of [
      ['unsent', ['Refused one']],
      ['unknown', ['Lost one']],
      ['done', ['Auto-replies']],
    ] as const) {
      await choose(all.bar, 'Outcome', outcome);
      await until(() => shown().join() === expected.join(), `${outcome}: ${expected.join()}`);
    }
    await choose(all.bar, 'Type', 'INSERT_PLAY_SCRIPT');
    await waitForText(all.bar, 'No matches');
    await expectAccessible(all.bar);
    await clickButton(all.bar, 'Show all');
    await until(() => entries(all.bar).length === 4, 'all entries');
  });

  it('export what they leave as CSV, which a spreadsheet shows as it is, and as JSON', async () => {
    const all = await renderCommandBar();
    const downloads = catchDownloads();
    try {
      await all.bar.send('=HYPERLINK("https://evil.example","Click")');
      await all.bar.send('欢迎，"第一次"来的朋友\n第二行');
      await all.bar.send({
        command: 'REFRESH_OUTPUT_URL',
        params: { output_urls: ['rtmp://push.example/live/se-cret'], stream_keys: ['se-cret'] },
      });
      await until(() => entries(all.bar).length === 3, 'three entries');
      for (const format of ['CSV', 'JSON']) {
        await clickButton(all.bar, `Export ${format}`);
        await until(() => downloads.files.length === (format === 'CSV' ? 1 : 2), format);
      }
      const [csv, json] = await Promise.all(downloads.files.map(({ text }) => text));
      expect(downloads.files.map(({ name }) => name.replace(/\d/g, '0'))).to.deep.equal([
        'Sent to the livestream 0000-00-00.csv',
        'Sent to the livestream 0000-00-00.json',
      ]);
      expect(csv?.startsWith('\uFEFF"Time","Type","Text","Outcome"')).to.equal(true);
      expect(csv).to.contain(`"'=HYPERLINK(""https://evil.example"",""Click"")"`);
      expect(csv).to.contain('"欢迎，""第一次""来的朋友\n第二行"');
      const rows = JSON.parse(json ?? '') as {
        text?: string;
        time: string;
        sent_at: string;
        command: string;
      }[];
      expect(rows.map(({ command }) => command)).to.deep.equal([
        'REFRESH_OUTPUT_URL',
        'INSERT_PLAY_SCRIPT',
        'INSERT_PLAY_SCRIPT',
      ]);
      expect(rows.every(({ sent_at }) => !Number.isNaN(Date.parse(sent_at)))).to.equal(true);
      expect(`${csv}${json}`).not.to.contain('se-cret');
      await until(() => downloads.open.size === 0, 'the addresses of the files to be revoked');
    } finally {
      downloads.restore();
    }
  });

  it('have Chinese headings on a Chinese page', async () => {
    document.documentElement.lang = 'zh-CN';
    const downloads = catchDownloads();
    try {
      const all = await renderCommandBar({ live: false, before: (one, room_id) => one.goLive(room_id) });
      await waitForText(all.bar, '按 Enter 发送');
      await all.bar.send('你好');
      await clickButton(all.bar, '导出 CSV');
      const [file] = await until(() => downloads.files.length > 0 && downloads.files, 'the file');
      expect((await file?.text)?.split('\r\n')[0]).to.equal(
        '\uFEFF"时间","类型","内容","结果","发送方","播报时机","发送时间","接受时间","播报完成时间","原因","错误码","请求 ID","任务 ID","命令 ID"',
      );
      expect(await file?.text).to.contain('"我"');
      expect(button(all.bar, '导出 JSON')).not.to.equal(undefined);
    } finally {
      downloads.restore();
      document.documentElement.lang = 'en';
    }
  });
});
