import type { Plugin } from 'vite';

export function thirdPartyNotices(): Plugin;
export function preloadList(): Plugin;
