import type { Plugin } from 'vite';

export function shortPackage(): Plugin;
