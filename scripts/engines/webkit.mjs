/** WebKit: Debian's WebKitGTK, driven by its own WebDriver, on a display that nobody sees. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getProgram } from '../debian-program.mjs';
import { freePort } from './free-port.mjs';
import { command, startSession } from './webdriver.mjs';

const miniBrowsers = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].flatMap((machine) =>
  ['4.1', '6.0', '4.0'].map((api) => `/usr/lib/${machine}/webkit2gtk-${api}/MiniBrowser`),
);

/** Paths of what WebKit needs, or undefined: installs Debian's packages where they are missing. */
export function getWebKit() {
  const driver = getProgram('WebKitWebDriver', 'webkit2gtk-driver', 'libgl1-mesa-dri');
  const display = getProgram('Xvfb', 'xvfb');
  const browser = miniBrowsers.find((path) => existsSync(path));
  return driver && display && browser ? { driver, display, browser } : undefined;
}

/**
 * Writes settings of GTK into a folder: a toolbar so narrow that the window can be as narrow as a phone, and, on demand, less
 * motion, which pages are told.
 */
function writeSettings(folder, hasLessMotion) {
  const gtk = join(folder, 'gtk-3.0');
  mkdirSync(gtk);
  writeFileSync(
    join(gtk, 'gtk.css'),
    '* { min-width: 0; margin: 0; padding: 0; border-width: 0; font-size: 1px; }\n',
  );
  const animations = `gtk-enable-animations=${hasLessMotion ? 0 : 1}`;
  writeFileSync(join(gtk, 'settings.ini'), `[Settings]\ngtk-toolbar-icon-size=1\n${animations}\n`);
}

/** Starts WebKit, on demand with less motion; throws where it is not there. */
export async function launchWebKit({ hasLessMotion = false } = {}) {
  const programs = getWebKit();
  if (!programs) throw new Error('No WebKit: install webkit2gtk-driver and xvfb.');
  const children = [];
  const settings = mkdtempSync(join(tmpdir(), 'webkit-'));
  writeSettings(settings, hasLessMotion);
  const stop = () => {
    for (const child of children.splice(0)) child.kill();
    rmSync(settings, { recursive: true, force: true });
  };
  process.once('exit', stop);
  try {
    const display = spawn(programs.display, ['-displayfd', '3', '-screen', '0', '640x480x24'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    children.push(display);
    const [number] = await once(display.stdio[3], 'data');
    const port = await freePort();
    const env = {
      ...process.env,
      DISPLAY: `:${String(number).trim()}`,
      GTK_A11Y: 'none',
      NO_AT_BRIDGE: '1',
      XDG_CONFIG_HOME: settings,
    };
    const args = [`--port=${port}`, '--host=127.0.0.1'];
    children.push(spawn(programs.driver, args, { stdio: 'ignore', env }));
    const server = `http://127.0.0.1:${port}`;
    await answered(server);
    return {
      /** A session is a browser of its own, with storage of its own. */
      newSession: () =>
        startSession(server, {
          browserName: 'MiniBrowser',
          'webkitgtk:browserOptions': { binary: programs.browser, args: ['--automation'] },
        }),
      stop,
    };
  } catch (error) {
    stop();
    throw error;
  }
}

/** Waits until the driver takes commands. */
async function answered(server) {
  for (const end = Date.now() + 30_000; ;) {
    try {
      return await command(server, 'GET', '/status');
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
