/** A window of WebKit, with Puppeteer's names. */
export interface WebDriverPage {
  goto(url: string): Promise<unknown>;
  url(): Promise<string>;
  evaluate<A extends unknown[], R>(script: string | ((...args: A) => R), ...args: A): Promise<Awaited<R>>;
  setViewport(size: { width: number; height: number }): Promise<void>;
  screenshot(): Promise<Uint8Array>;
  close(): Promise<unknown>;
  keyboard: {
    down(key: string): Promise<unknown>;
    up(key: string): Promise<unknown>;
    press(key: string): Promise<unknown>;
    type(text: string): Promise<unknown>;
  };
  mouse: { click(x: number, y: number): Promise<unknown> };
}

export interface WebDriverSession {
  firstPage(): Promise<WebDriverPage>;
  newPage(): Promise<WebDriverPage>;
  close(): Promise<unknown>;
}

export function getWebKit(): { driver: string; display: string; browser: string } | undefined;
export function launchWebKit(options?: {
  hasLessMotion?: boolean;
}): Promise<{ newSession(): Promise<WebDriverSession>; stop(): void }>;
