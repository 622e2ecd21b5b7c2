/** The page around 上报, as browsers and Excel's webviews are. */
import { webContentTools, webReadTools } from './api/web-tools';
import type { OfficeEnvironment } from './app/submit/environment';
import { keeperIn } from './browser-storage';
import { pageLife } from './page-life';

export const webEnvironment = (): OfficeEnvironment => ({
  page: location.href,
  fetch: (...request) => fetch(...request),
  local: keeperIn(() => localStorage, 'songnuan.office'),
  session: keeperIn(() => sessionStorage, 'songnuan.session'),
  ...pageLife,
  tools: { ...webContentTools, ...webReadTools },
});
