/*
 * Says in plain words why the pane cannot open, instead of an empty page: webview too old, pane or office.js not loaded, or nothing happening.
 * Plain ES5 (old Excels show panes in Internet Explorer 11), no inline code (CSP script-src 'self'), nothing needed but this file and notice.css.
 *
 * pane.html, in this order, inside <head>:
 *   <meta http-equiv="X-UA-Compatible" content="IE=edge" />
 *   <link rel="stylesheet" href="notice.css" />
 *   <script src="notice.js"></script>
 *   <script src="office-js/office.js"></script>
 *   <script type="module" src="pane.js"></script>
 * The pane says that it is there, once its first view is drawn:
 *   document.dispatchEvent(new Event('songnuan:ready'))
 * Until then errors of office.js and of modules are ours to tell; after it the pane tells its own. A notice that came too early goes away by itself.
 */
/* global CSS, Office, clearTimeout, document, location, window */
(function () {
  'use strict';

  var PATIENCE = 20000;
  var root = document.documentElement;
  var ready = false;
  var shown = '';
  var timer;

  var texts = {
    old: {
      zh: [
        '这台电脑的 Excel 太旧，打不开“送暖”面板',
        '面板要用较新的网页组件（WebView2），这台电脑的 Excel 用的是旧的。您的表格没有问题，也没有被改动。',
      ],
      en: [
        'This Excel is too old for the SongNuan pane',
        'The pane needs a modern web component (WebView2). Your workbook is fine and was not changed.',
      ],
      steps: true,
    },
    pane: {
      zh: ['“送暖”面板没有加载成功', '可能是和服务器的连接断了一下，或者网页组件太旧。您的表格没有被改动。请先点“重试”。'],
      en: [
        'The SongNuan pane did not load',
        'The connection may have broken, or the web component is too old. Your workbook was not changed. Try again first.',
      ],
      steps: true,
    },
    office: {
      zh: [
        '没有连上 Excel',
        '面板和 Excel 之间的连接文件（office.js）没有加载成功。您的表格没有被改动。请点“重试”；若总是这样，请把下面这行告诉信息化人员。',
      ],
      en: [
        'No connection to Excel',
        'The file that connects the pane with Excel (office.js) did not load. Your workbook was not changed. Try again; if it stays, tell your IT staff the line below.',
      ],
      steps: false,
    },
    slow: {
      zh: ['“送暖”还在打开', '比平时慢。网络慢的话请再等一会儿，打开后这段话会自动消失；也可以点“重试”。'],
      en: ['SongNuan is still opening', 'It takes longer than usual. Wait a little, this text goes away by itself; or try again.'],
      steps: false,
    },
  };

  texts.web = {
    title: '马上要用：网页版',
    text: [
      '用新一点的浏览器（Edge、Chrome、360 极速模式）打开下面的地址，把花名册文件拖进去，同样可以校验和上报：',
      'Use the web edition in a current browser:',
    ],
  };
  texts.steps = {
    title: '想在 Excel 里用：请信息化人员',
    list: [
      [
        '安装 Microsoft Edge WebView2 运行时（常青版，有离线安装包）。',
        'Install the Microsoft Edge WebView2 Runtime (Evergreen; there is an offline installer).',
      ],
      [
        '使用 Excel 2021、Microsoft 365 或更新的版本。批量许可的 Excel 2016、2019 装了 WebView2 也用不上。',
        'Use Excel 2021, Microsoft 365 or newer. Volume-licensed Excel 2016 and 2019 cannot use WebView2.',
      ],
      ['关掉所有 Excel 窗口，再打开一次。', 'Close all Excel windows and start Excel again.'],
    ],
  };

  /* What the pane's bundle (ES2020, grid layout, custom properties) stands on. Syntax cannot be tried without eval; its failure is an error of the module. */
  function missing() {
    var names = [];
    function need(name, there) {
      if (!there) names.push(name);
    }
    need('Promise', typeof Promise === 'function');
    need('fetch', typeof fetch === 'function');
    need('Symbol', typeof Symbol === 'function');
    need('Map', typeof Map === 'function' && typeof Set === 'function');
    need('URL', typeof URL === 'function');
    need('Worker', typeof Worker === 'function');
    need('TextDecoder', typeof TextDecoder === 'function');
    need('globalThis', typeof globalThis === 'object');
    need('BigInt', typeof BigInt === 'function');
    need('matchAll', typeof String.prototype.matchAll === 'function');
    need('module', 'noModule' in document.createElement('script'));
    need('grid', !!(window.CSS && CSS.supports && CSS.supports('display', 'grid')));
    need('--x', !!(window.CSS && CSS.supports && CSS.supports('color', 'var(--x)')));
    return names;
  }

  function add(parent, tag, text, className) {
    var element = document.createElement(tag);
    if (text) element.appendChild(document.createTextNode(text));
    if (className) element.className = className;
    parent.appendChild(element);
    return element;
  }

  /* Chinese, and English below it in the same element. */
  function add2(parent, tag, pair) {
    var element = add(parent, tag, pair[0]);
    add(element, 'span', pair[1], 'notice-en').setAttribute('lang', 'en');
  }

  /* The folder of this page. */
  function folder() {
    return location.href.replace(/[?#].*$/, '').replace(/[^/]*$/, '');
  }

  /* Of the same server. */
  function webEdition() {
    return folder() + 'web.html';
  }

  function build(kind, detail) {
    var text = texts[kind];
    var box = document.createElement('div');
    box.id = 'notice';
    box.className = 'notice';
    box.setAttribute('role', 'alert');
    box.setAttribute('lang', 'zh-CN');
    box.setAttribute('data-kind', kind);
    add(box, 'h1', text.zh[0]);
    add(box, 'p', text.zh[1]);
    add(box, 'p', text.en[0] + '. ' + text.en[1], 'notice-en').setAttribute('lang', 'en');
    var retry = add(add(box, 'p', '', 'notice-actions'), 'button', '重试 Try again');
    retry.setAttribute('type', 'button');
    retry.onclick = function () {
      location.reload();
    };
    if (kind !== 'slow') {
      add(box, 'h2', texts.web.title);
      add2(box, 'p', texts.web.text);
      var link = add(add(box, 'p'), 'a', webEdition());
      link.href = webEdition();
      link.target = '_blank';
      link.rel = 'noopener';
    }
    if (text.steps) {
      add(box, 'h2', texts.steps.title);
      var list = add(box, 'ol');
      for (var i = 0; i < texts.steps.list.length; i += 1) add2(list, 'li', texts.steps.list[i]);
    }
    if (detail) add(box, 'p', detail, 'notice-detail');
    return box;
  }

  function hide() {
    var box = document.getElementById('notice');
    if (box) box.parentNode.removeChild(box);
    root.className = root.className.replace(/ ?songnuan-notice/, '');
    shown = '';
  }

  /* The first reason stays, because later ones are mostly its consequences; only "slow" gives way. */
  function show(kind, detail) {
    if (ready || (shown && shown !== 'slow')) return;
    if (!document.body) {
      document.addEventListener('DOMContentLoaded', function () {
        show(kind, detail);
      });
      return;
    }
    hide();
    shown = kind;
    document.body.insertBefore(build(kind, detail), document.body.firstChild);
    if (kind !== 'slow') root.className += ' songnuan-notice';
  }

  function fileName(url) {
    return String(url || '')
      .replace(/[?#].*$/, '')
      .replace(/^.*\//, '');
  }

  /* office.js also asks for telemetry, which is not served here: only its parts for Excel matter. */
  var vital = /^(office|office_strings|excel-[\w.-]+|o15apptofilemappingtable)\.js$/;

  function isOfficeJs(url) {
    return /\/office-js\//.test(url);
  }

  /* Capture phase: a script that cannot be fetched raises an event that does not bubble. Errors thrown inside scripts arrive at the window itself. */
  function onError(event) {
    if (ready) return;
    var target = event.target;
    if (target && target.nodeName === 'SCRIPT') {
      if (isOfficeJs(target.src)) {
        if (vital.test(fileName(target.src))) show('office', fileName(target.src));
      } else if (sameServer(target.src)) show('pane', fileName(target.src));
    } else if (target === window && event.filename && !isOfficeJs(event.filename) && sameServer(event.filename)) {
      show('pane', fileName(event.filename) + ': ' + (event.message || 'error'));
    }
  }

  /* Webviews and browser extensions run scripts of their own in the page: their errors are not the pane's. */
  function sameServer(url) {
    return url.indexOf(folder()) === 0;
  }

  /* A page without office.js, such as the web edition, does not miss it. */
  function onLoad() {
    if (typeof Office !== 'undefined') return;
    for (var i = 0; i < document.scripts.length; i += 1) if (isOfficeJs(document.scripts[i].src)) show('office', 'office.js');
  }

  function onReady() {
    ready = true;
    clearTimeout(timer);
    hide();
  }

  document.addEventListener('songnuan:ready', onReady);
  window.addEventListener('error', onError, true);
  window.addEventListener('load', onLoad);
  timer = setTimeout(function () {
    show('slow');
  }, PATIENCE);

  var lacking = missing();
  if (lacking.length > 0) show('old', lacking.join(', '));
})();
