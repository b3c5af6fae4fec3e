export { type AppOptions, createApp } from './app.ts';
export type { About } from './pages/settings.ts';
export { isExposed, type Served, type ServeOptions, serve } from './serve.ts';
