import type { LaunchOptions, Page } from 'puppeteer-core';

export function getFirefox(): string | undefined;
export function firefoxOptions(options?: { hasLessMotion?: boolean; hasMouse?: boolean }): LaunchOptions;
export function likeChromiums(page: Page): Page;
