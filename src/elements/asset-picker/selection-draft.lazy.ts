/** Keeps the selection of a form control as a draft, and offers it after a reload. Loaded for a picker with a name. */
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { ScriptDocument, type DocumentListener, type Draft } from '../../documents/index.js';
import {
  adoptLateStyles,
  draftOfferStyles,
  type FormControl,
  isolate,
  listed,
  type LocaleController,
  type Messages,
  renderDraftNote,
  renderDraftOffer,
  SubmissionController,
  TriangleAlert,
} from '../../ui/index.js';

/** The picker, as its draft sees it. */
export interface SelectionHost extends FormControl {
  /** The IDs of the selected assets, separated by spaces. */
  value: string;
  readonly record: string;
}

/** What the draft needs beside the element itself. */
export interface SelectionDraftOptions {
  locale: LocaleController;
  /** The signed-in user of the page; empty if the provider names none. */
  user: () => string;
  /** Whether the selection may be changed. */
  editable: () => boolean;
  /** The name of an asset. */
  nameOf: (id: string) => string;
  /** Selects assets as a person does. */
  select: (ids: readonly string[]) => void;
}

/** A selection that a person made before this code was loaded, and what it belongs to. */
export interface EarlySelection {
  /** The IDs of the selected assets, separated by spaces. */
  readonly value: string;
  readonly user: string;
  readonly name: string;
  readonly record: string;
}

interface DraftMessages {
  offer: (time: string, names: string) => string;
  none: string;
  storage: string;
  unread: string;
}

const messages: Messages<DraftMessages> = {
  en: {
    offer: (time, names) => `Unsaved selection from ${time}: ${names}`,
    none: 'none',
    storage: 'This browser can’t keep drafts. Your selection will be lost when the page closes.',
    unread: 'Drafts can’t be read in this browser. A selection from an earlier visit is not shown.',
  },
  zh: {
    offer: (time, names) => `${time} 未保存的选择：${names}`,
    none: '未选择',
    storage: '此浏览器无法保存草稿，关闭页面后所选内容将丢失。',
    unread: '无法读取此浏览器中的草稿，之前所选的内容不会显示。',
  },
};

const idsOf = (value: string): string[] => value.split(/\s+/).filter(Boolean);
const textOf = ({ content }: Draft): string => ('text' in content ? content.text : '');

/** The selection as a document: a text of IDs, stored, offered and ended as the text of a script editor is. */
export class SelectionDraft implements ReactiveController, DocumentListener {
  private readonly document = new ScriptDocument();
  private place = '';

  constructor(
    private readonly host: SelectionHost,
    private readonly options: SelectionDraftOptions,
    early: EarlySelection | undefined,
  ) {
    new SubmissionController(host, (submission) => this.document.handleSubmitted(submission));
    adoptLateStyles(host, draftOfferStyles);
    host.addController(this);
    host.requestUpdate();
    if (early) this.keep(early);
  }

  /** Keeps an early selection as the draft of where it was made: the page may have gone on to another record since. */
  private keep({ value, ...place }: EarlySelection): void {
    this.document.changeText(value, this);
    this.connect(place);
    this.document.handleEdit();
  }

  hostConnected(): void {
    this.document.attach(this);
  }

  hostDisconnected(): void {
    this.document.detach(this);
  }

  /** Follows the selection, name, record and user. A draft of the selection before is written first. */
  hostUpdate(): void {
    const { host, document } = this;
    if (host.value !== document.text) {
      document.storeDraft();
      document.changeText(host.value, this);
    }
    this.connect({ user: this.options.user(), name: host.name, record: host.record });
  }

  private connect({ user, name, record }: Omit<EarlySelection, 'value'>): void {
    const place = [user, name, record].join('\n');
    if (place === this.place) return;
    this.place = place;
    // A script editor of the same name keeps its own drafts.
    const own = name && `${name} assets`;
    this.document.connect({ client: undefined, source: undefined, user, name: own, record });
  }

  handleContentChange(): void {
    this.host.requestUpdate();
  }

  handleStateChange(): void {
    this.host.requestUpdate();
  }

  handleReadError(): void {
    // A selection without a source is never read.
  }

  /** Handles a change by the user. */
  handleEdit(): void {
    this.hostUpdate();
    this.document.handleEdit();
  }

  /** Ends the draft when the form is reset. */
  handleReset(): void {
    this.document.reset(this);
  }

  /** Restores an offered selection, as if the person had made it again. */
  private restore(draft: Draft): void {
    const { document } = this;
    const value = textOf(draft);
    // A text is restored at once, and the draft of a selection always is one.
    void document.restoreDraft(draft, this);
    if (document.text === value) this.options.select(idsOf(value));
  }

  render(): TemplateResult | typeof nothing {
    const { document, options } = this;
    const m = options.locale.of(messages);
    const { draft } = document;
    const trouble = document.draftsRefused ? m.storage : document.draftsUnread ? m.unread : '';
    return html`${draft && options.editable() ? this.renderOffer(draft, m) : nothing}
    ${trouble ? renderDraftNote(trouble, TriangleAlert) : nothing}`;
  }

  private renderOffer(draft: Draft, m: DraftMessages): TemplateResult {
    const { document, options } = this;
    const { locale, nameOf } = options;
    const names = idsOf(textOf(draft)).map((id) => isolate(nameOf(id)));
    return renderDraftOffer(
      {
        drafts: document.drafts,
        draft,
        title: m.offer(locale.shortTime(draft.at), listed(locale, names) || m.none),
        restore: (offered) => this.restore(offered),
        discard: (offered) => document.discardDraft(offered),
        showNext: () => document.showNextDraft(),
      },
      locale,
    );
  }
}
