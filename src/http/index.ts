export { type AppOptions, createApp } from './app.ts';
export type { SearchResult } from './pages/search.ts';
export type { About } from './pages/settings.ts';
export { type Asking, searched } from './searching.ts';
export { isExposed, type Served, type ServeOptions, serve } from './serve.ts';
