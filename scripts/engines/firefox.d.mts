import type { LaunchOptions, Page } from 'puppeteer-core';

export function getFirefox(): string | undefined;
export function firefoxOptions(): LaunchOptions;
export function likeChromiums(page: Page): Page;
