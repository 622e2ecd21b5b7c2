/** The page that plays Excel on the web: an iframe for the pane, and messages passed on to Node. */

/** An origin office.js trusts; nothing is ever asked of the real one: the page is answered by the test. */
export const HOST_ORIGIN = 'https://excel.officeapps.live.com';
export const HOST_URL = `${HOST_ORIGIN}/songnuan-test-host`;

export const CONVERSATION = 'songnuan-conversation';
const INSTANCE = 'songnuan-instance';

interface PageOptions {
  readonly paneUrl: string;
  readonly locale: string;
  readonly title: string;
}

/** What office.js reads from window.name. */
const frameName = (locale: string): string =>
  JSON.stringify({
    baseFrameName: 'songnuan-pane',
    hostInfo: `Excel$Web$16.01$${locale}$a8b5c0de-0000-4000-8000-000000000001$$$16`,
    xdmInfo: `${CONVERSATION}|${INSTANCE}|${HOST_ORIGIN}`,
    serializerVersion: 1,
    appContext: '',
    flights: '[]',
  });

const escape = (text: string): string => text.replace(/[&<>"]/g, (letter) => `&#${String(letter.charCodeAt(0))};`);

export const hostPage = ({ paneUrl, locale, title }: PageOptions): string => `<!doctype html>
<html lang="${locale}">
<meta charset="utf-8">
<title>${escape(title)}</title>
<style>
  html, body { margin: 0; height: 100%; background: #fff; }
  iframe { border: 0; display: block; width: 100%; height: 100%; }
</style>
<body>
<script>
  const paneOrigin = ${JSON.stringify(new URL(paneUrl).origin)};
  const frame = document.createElement('iframe');
  frame.title = 'pane';
  frame.name = ${JSON.stringify(frameName(locale)).replaceAll('<', '\\u003c')};
  window.toPane = (message) => frame.contentWindow.postMessage(message, paneOrigin);
  window.addEventListener('message', async (event) => {
    if (event.source !== frame.contentWindow) return;
    const answer = await window.fromPane(event.data);
    if (answer !== null) window.toPane(answer);
  });
  frame.src = ${JSON.stringify(paneUrl).replaceAll('<', '\\u003c')};
  document.body.append(frame);
</script>
</body>
</html>`;
