/** The element that connects the elements inside it, or on the whole page, to the service. */
import { ContextProvider } from '@lit/context';
import {
  css,
  html,
  type PropertyDeclaration,
  type PropertyValues,
  type TemplateResult,
  LitElement,
} from 'lit';
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
import { importWithRetry, resolveAddress } from '../../base/index.js';
import {
  clearSession,
  LocaleController,
  MssErrorEvent,
  providerContext,
  readoptStyles,
  takeEarlyProperties,
  type ProviderContext,
} from '../../ui/index.js';
import type { PageCheck } from './diagnosis/page-check.js';
import { leavePage, servePage } from './page-providers.js';
import { announceSignOut, lastSignOut, onSignOut } from './sign-out.js';

/** The properties that decide whom and what the elements talk to: a change makes another client and another watch. */
const sources = [
  'tokenUrl',
  'eventsUrl',
  'endpoint',
  'projectId',
  'region',
  'user',
  'getToken',
  'fetch',
] as const;

/**
 * Gives the elements inside it a client with a token source, and one watch of what is on air.
 *
 * A token comes from `token-url` (a `POST` that answers with a `Token`) or from the property `getToken`; it stays in
 * memory and is fetched once for all elements. With `page`, elements anywhere in the document are served. Relative
 * addresses are resolved as links are: against the page's `<base href>`, if it has one.
 *
 * @tag mss-provider
 * @attr token-url - Address of the backend that issues tokens; same origin unless the backend allows others.
 * @attr events-url - Address of the backend's event stream, which gets the session if it is at the origin of the token's endpoint; without it, changes are seen at the next poll. A page with more than 100 rooms opens several streams; those beyond 400 rooms get no events.
 * @attr endpoint - Address of the service, or of a backend that proxies it; default: the token's. Here it may be at the page's own origin or the service's (`metastudio.<region>.myhuaweicloud.com`); a script may set the property to any `https` address.
 * @attr project-id - Project whose resources are used; default: the token's.
 * @attr region - Region whose rate limits apply, as `cn-north-4`; default: the token's.
 * @attr user - An identifier of the person who is signed in to the page, as `anna`; each has separate drafts. Default: one for all who use this browser.
 * @attr page - Serve the whole document, not only the content; of several, the newest one that is still there serves.
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
  private readonly locale = new LocaleController(this);
  private context: ProviderContext | undefined;
  /** Whether the person has signed out; elements then have no context. */
  private isSignedOut = false;
  /** The last sign-out that this provider knows. */
  private knownSignOut: string | undefined;
  /** Whether it left the page, and was not only moved. */
  private hasLeft = false;
  private removeListener: (() => void) | undefined;

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
    this.removeListener = onSignOut(() => this.forget());
    if (!this.hasUpdated) return;
    if ((this.isSignedOut && this.hasLeft) || this.knownSignOut !== lastSignOut()) this.renewContext();
    this.provide();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeListener?.();
    leavePage(this);
    this.hasLeft = false;
    queueMicrotask(() => (this.hasLeft = !this.isConnected));
  }

  /** Keeps the styles in another document, such as that of a frame or a window. */
  adoptedCallback(): void {
    readoptStyles(this);
  }

  /** Renews the context at once, and not at the next update: what is pressed in between belongs to the new project. */
  override requestUpdate(
    name?: PropertyKey,
    ...rest: [oldValue?: unknown, options?: PropertyDeclaration]
  ): void {
    super.requestUpdate(name, ...rest);
    const source = sources.find((one) => one === name);
    if (!this.hasUpdated || !source || this[source] === rest[0]) return;
    if (this.isSignedOut && !(source === 'user' ? this.user : /^(tokenUrl|getToken)$/.test(source))) return;
    this.renewContext();
    this.provide();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isFirst = !this.hasUpdated && sources.some((name) => changed.has(name));
    if (!this.context || isFirst) this.renewContext();
    this.provide();
  }

  private renewContext(): void {
    const { fetch, eventsUrl, user } = this;
    const client = createClient({
      getToken: (options) => this.token(client, options),
      onTokenError: (error) => this.dispatchEvent(new MssErrorEvent(error)),
      ...(fetch && { fetch }),
    });
    this.context = { client, eventsUrl, user, fetch };
    this.isSignedOut = false;
    this.knownSignOut = lastSignOut();
  }

  private provide(): void {
    const context = this.isSignedOut ? undefined : this.context;
    this.contextProvider.setValue(context);
    if (this.page && this.isConnected) servePage(this, context);
    else leavePage(this);
  }

  private forget(): void {
    const { context } = this;
    this.isSignedOut = true;
    this.knownSignOut = lastSignOut();
    context?.client.signOut?.();
    context?.live?.dispose();
    clearSession();
    this.provide();
  }

  private async token(client: Client, options: Parameters<GetToken>[0]): Promise<Token> {
    if (this.endpoint && this.endpoint === this.getAttribute('endpoint')) checkMarkupEndpoint(this.endpoint);
    const token = await this.newToken(options);
    if (this.isSignedOut && client === this.context?.client) this.endSignOut();
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

  /** The page's own call has signed in again: serves the elements, too. */
  private endSignOut(): void {
    this.isSignedOut = false;
    this.provide();
  }

  /**
   * The client that calls the service with this provider's token. After `signOut` it is another one, whose first call
   * signs in again.
   */
  get client(): Client {
    if (!this.context || this.context.client.isSignedOut) {
      const { isSignedOut } = this;
      this.renewContext();
      this.isSignedOut = isSignedOut;
    }
    return (this.context as ProviderContext).client;
  }

  /**
   * Forgets the token, what is watched, and what has been typed into editors of stored scripts and command bars but not
   * saved or sent, in this tab and in all others of this browser; drafts in the browser's storage stay for the same `user`.
   * Elements then show that they are not connected, and nothing is sent, until `user`, `token-url` or `getToken` is set
   * anew, the provider is connected anew, or `client` is called. End the session of your backend first.
   */
  signOut(): void {
    announceSignOut();
    if (!this.isSignedOut) this.forget(); // not on the page, so not told
  }

  /**
   * Checks what the elements need of this page: token, service, events, policies, cookies, locks, storage, copies, clock.
   * Takes at most 10 seconds, and rejects only if its code cannot be loaded; each result says what was found and what to do, in the page's language.
   */
  async diagnose(): Promise<PageCheck[]> {
    const { client, tokenUrl, eventsUrl, locale } = this;
    const { diagnosePage } = await importWithRetry(() => import('./diagnosis/diagnosis.lazy.js'));
    const send: typeof fetch = (...args) => (this.fetch ?? globalThis.fetch)(...args);
    return diagnosePage({ client, provider: this, tokenUrl, eventsUrl, fetch: send, lang: locale.lang });
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
