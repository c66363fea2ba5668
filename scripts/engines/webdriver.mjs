/**
 * A session of WebDriver (W3C, classic) as a page with Puppeteer's names, as far as the tests use them. So one test drives
 * the engines that Puppeteer reaches and those that it does not.
 */

/** Keys that have no character, by their names in the DOM: https://www.w3.org/TR/webdriver2/#keyboard-actions */
const keyCodes = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Insert: '\uE016',
  Delete: '\uE017',
  ...Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`F${i + 1}`, String.fromCharCode(0xe031 + i)])),
  Meta: '\uE03D',
};
const buttons = { left: 0, middle: 1, right: 2 };

/** Sends a command to a driver; throws what it answers with, if not 200. */
export async function command(server, method, path, body) {
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(server + path, { method, ...init });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`WebDriver: ${method} ${path}: ${value?.error}: ${value?.message}`);
  return value;
}

/** Starts a session, which has one window. */
export async function startSession(server, capabilities) {
  const { sessionId } = await command(server, 'POST', '/session', {
    capabilities: { alwaysMatch: capabilities },
  });
  const session = new WebDriverSession(`${server}/session/${sessionId}`);
  await session.send('POST', '/timeouts', { script: 120_000, pageLoad: 120_000 });
  return session;
}

/** Commands of a session go to one of its windows at a time: they wait for each other. */
class WebDriverSession {
  #address;
  #last = Promise.resolve();
  #window;
  #first;

  constructor(address) {
    this.#address = address;
  }

  /** Sends commands to a window, none of another window between them. */
  inWindow(handle, use) {
    const done = this.#last.then(async () => {
      if (this.#window !== handle) await this.send('POST', '/window', { handle });
      this.#window = handle;
      return use((...args) => this.send(...args));
    });
    this.#last = done.catch(() => undefined);
    return done;
  }

  send(method, path, body) {
    return command(this.#address, method, path, body);
  }

  /** The window that the session began with. */
  async firstPage() {
    return new WebDriverPage(this, await this.send('GET', '/window'));
  }

  /** A window beside the first one, which stays: a session ends with its last window. */
  async newPage() {
    this.#first ??= await this.send('GET', '/window');
    const { handle } = await this.inWindow(this.#first, (send) =>
      send('POST', '/window/new', { type: 'window' }),
    );
    return new WebDriverPage(this, handle);
  }

  close() {
    return this.send('DELETE', '');
  }
}

/** A window. */
class WebDriverPage {
  #session;
  #handle;

  constructor(session, handle) {
    this.#session = session;
    this.#handle = handle;
  }

  #send(method, path, body) {
    return this.#session.inWindow(this.#handle, (send) => send(method, path, body));
  }

  #act(type, actions) {
    const parameters = type === 'pointer' ? { parameters: { pointerType: 'mouse' } } : {};
    return this.#send('POST', '/actions', { actions: [{ type, id: type, ...parameters, actions }] });
  }

  goto(url) {
    return this.#send('POST', '/url', { url });
  }

  url() {
    return this.#send('GET', '/url');
  }

  /** Runs a function of this file's neighbour, or source text, in the page; promises are awaited. */
  evaluate(script, ...args) {
    const call = typeof script === 'string' ? `(${script})` : `(${script})(...args)`;
    const body = `const done = arguments[arguments.length - 1], args = [...arguments].slice(0, -1);
      globalThis.__name ??= (one) => one;
      Promise.resolve().then(() => ${call}).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    return this.#send('POST', '/execute/async', { script: body, args }).then(({ value, error }) => {
      if (error !== undefined) throw new Error(error);
      return value ?? undefined;
    });
  }

  /** Makes the window so large that the page has that size, or as near to it as the window can come. */
  async setViewport({ width, height }) {
    const inner = () => this.evaluate('[innerWidth, innerHeight]');
    let [wide, high] = [width, height];
    for (let attempt = 0; attempt < 3; attempt++) {
      await this.#send('POST', '/window/rect', { x: 0, y: 0, width: wide, height: high });
      const [nowWide, nowHigh] = await inner();
      if (nowWide === width && nowHigh === height) return;
      wide = Math.max(1, wide + width - nowWide);
      high = Math.max(1, high + height - nowHigh);
    }
  }

  screenshot() {
    return this.#send('GET', '/screenshot').then((picture) => Buffer.from(picture, 'base64'));
  }

  close() {
    return this.#send('DELETE', '/window');
  }

  keyboard = {
    down: (key) => this.#act('key', [{ type: 'keyDown', value: keyCodes[key] ?? key }]),
    up: (key) => this.#act('key', [{ type: 'keyUp', value: keyCodes[key] ?? key }]),
    press: (key) => this.#act('key', pressed(key)),
    type: (text) => this.#act('key', [...text].flatMap(pressed)),
  };

  mouse = {
    move: (x, y) => this.#act('pointer', [this.#move(x, y)]),
    click: (x, y, { button = 'left' } = {}) =>
      this.#act('pointer', [
        this.#move(x, y),
        { type: 'pointerDown', button: buttons[button] },
        { type: 'pointerUp', button: buttons[button] },
      ]),
    down: ({ button = 'left' } = {}) =>
      this.#act('pointer', [{ type: 'pointerDown', button: buttons[button] }]),
    up: ({ button = 'left' } = {}) => this.#act('pointer', [{ type: 'pointerUp', button: buttons[button] }]),
    reset: () => this.#send('DELETE', '/actions'),
  };

  #move(x, y) {
    return { type: 'pointerMove', duration: 0, origin: 'viewport', x: Math.round(x), y: Math.round(y) };
  }
}

const pressed = (key) => [
  { type: 'keyDown', value: keyCodes[key] ?? (key === '\n' ? keyCodes.Enter : key) },
  { type: 'keyUp', value: keyCodes[key] ?? (key === '\n' ? keyCodes.Enter : key) },
];
