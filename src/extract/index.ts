export { articleId, canonicalUrl } from './address.ts';
export { extract } from './extract.ts';
export { OUTLETS, type Outlet, outletAt, outletNamed } from './outlets.ts';
export { pageOf } from './page.ts';
