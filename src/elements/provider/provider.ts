/** The element that connects the elements inside it, or on the whole page, to the service. */
import { ContextProvider } from '@lit/context';
import { css, html, type PropertyValues, type TemplateResult, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import {
  ApiError,
  checkMarkupEndpoint,
  createClient,
  fetchToken,
  type Client,
  type GetToken,
  type Token,
} from '../../api/index.js';
import { resolveAddress } from '../../base/index.js';
import {
  installContextRoot,
  MssErrorEvent,
  providerContext,
  takeEarlyProperties,
  type ProviderContext,
} from '../../ui/index.js';

let page: ContextProvider<typeof providerContext> | undefined;

/**
 * Gives the elements inside it a client with a token source, and one watch of what is on air.
 *
 * A token comes from `token-url` (a `POST` that answers with a `Token`) or from the property `getToken`; it stays in
 * memory and is fetched once for all elements. With `page`, elements anywhere in the document are served. Relative
 * addresses are resolved as links are: against the page's `<base href>`, if it has one.
 *
 * @tag mss-provider
 * @attr token-url - Address of the backend that issues tokens; same origin unless the backend allows others.
 * @attr events-url - Address of the backend's event stream; without it, changes are seen at the next poll.
 * @attr endpoint - Address of the service, or of a backend that proxies it; default: the token's. Here it may be at the page's own origin or the service's (`metastudio.<region>.myhuaweicloud.com`); a script may set the property to any `https` address.
 * @attr project-id - Project whose resources are used; default: the token's.
 * @attr region - Region whose rate limits apply, as `cn-north-4`; default: the token's.
 * @attr user - An identifier of the person who is signed in to the page, as `anna`; each has separate drafts. Default: one for all who use this browser.
 * @attr page - Serve the whole document, not only the content.
 * @slot - The page's content.
 * @event {MssErrorEvent} mss-error - No token could be fetched (`event.error`).
 */
export class Provider extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  private readonly contextProvider = new ContextProvider(this, { context: providerContext });
  private context: ProviderContext | undefined;

  /** Address of the backend that issues tokens. */
  @property({ attribute: 'token-url' }) tokenUrl = '';
  /** Address of the backend's event stream. */
  @property({ attribute: 'events-url' }) eventsUrl = '';
  /** Address of the service; default: the token's. A script may set any `https` address. */
  @property() endpoint = '';
  /** Project ID; default: the token's. */
  @property({ attribute: 'project-id' }) projectId = '';
  /** Region whose limits apply; default: the token's. */
  @property() region = '';
  /** An identifier of the person who is signed in to the page; each has separate drafts. */
  @property() user = '';
  /** Whether the whole document is served, not only what is inside. */
  @property({ type: Boolean }) page = false;
  /** Fetches a token, instead of `token-url`. */
  @property({ attribute: false }) getToken: GetToken | undefined;
  /** Used for every request, instead of the global `fetch`. */
  @property({ attribute: false }) fetch: typeof fetch | undefined;

  constructor() {
    super();
    takeEarlyProperties(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.provide();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.page) page?.setValue(undefined);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const sources = ['tokenUrl', 'eventsUrl', 'user', 'getToken', 'fetch'] as const;
    if (!this.context || sources.some((name) => changed.has(name))) this.context = this.createContext();
    this.provide();
  }

  private createContext(): ProviderContext {
    const { fetch, eventsUrl, user } = this;
    const client = createClient({
      getToken: (options) => this.token(options),
      onTokenError: (error) => this.dispatchEvent(new MssErrorEvent(error)),
      ...(fetch && { fetch }),
    });
    return { client, eventsUrl, user, fetch };
  }

  private provide(): void {
    this.contextProvider.setValue(this.context);
    if (!this.page) return;
    page ??= pageProvider();
    page.setValue(this.context);
  }

  private async token(options: Parameters<GetToken>[0]): Promise<Token> {
    if (this.endpoint && this.endpoint === this.getAttribute('endpoint')) checkMarkupEndpoint(this.endpoint);
    const token = await this.newToken(options);
    return {
      ...token,
      ...(this.endpoint && { endpoint: this.endpoint }),
      ...(this.projectId && { project_id: this.projectId }),
      ...(this.region && { region: this.region }),
    };
  }

  private newToken(options: Parameters<GetToken>[0]): Promise<Token> {
    if (this.getToken) return this.getToken(options);
    if (!this.tokenUrl) return Promise.reject(noTokenSource());
    return fetchToken(resolveAddress(this.tokenUrl), {
      ...options,
      ...(this.fetch && { fetch: this.fetch }),
    });
  }

  /** The client that calls the service with this provider's token. */
  get client(): Client {
    this.context ??= this.createContext();
    return this.context.client;
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

function noTokenSource(): ApiError {
  return new ApiError({
    code: 'NO_TOKEN_SOURCE',
    reason: 'The provider has neither token-url nor getToken',
    operation: 'getToken',
    request: 'mss-provider',
  });
}

/** A provider at the root of the document; it also answers elements that were connected before it. */
function pageProvider(): ContextProvider<typeof providerContext> {
  installContextRoot();
  const provider = new ContextProvider(document.documentElement, { context: providerContext });
  provider.hostConnected();
  return provider;
}
