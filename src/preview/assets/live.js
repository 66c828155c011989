/* The preview in the browser: shows the new edition of a page when it changed, and the mistakes of the desk.

   It is no part of the site. Text of the desk only ever becomes text: nothing here makes markup out of a string.
   Plain ES2017, for Chromium 64 and later. */

(function () {
  'use strict';

  var script = document.currentScript;
  var seen = { state: script.dataset.state, version: script.dataset.version, shape: script.dataset.shape };
  var english = script.dataset.lang === 'en';
  var SCROLL = 'jianbao-scroll';
  var CLOSED = 'jianbao-closed';

  function word(zh, en) { return english ? en : zh; }

  /** What a browser keeps for this window; one that keeps nothing still shows the page. */
  var kept = {
    get: function (key) { try { return sessionStorage.getItem(key); } catch (_) { return null; } },
    set: function (key, value) { try { sessionStorage.setItem(key, value); } catch (_) { /* as above */ } }
  };

  // ---- the page

  /** Shows the page anew, at the place where the reader is. */
  function reload() {
    kept.set(SCROLL, JSON.stringify([location.pathname, window.pageXOffset, window.pageYOffset]));
    location.reload();
  }

  (function restore() {
    var place = JSON.parse(kept.get(SCROLL) || 'null');
    kept.set(SCROLL, 'null');
    if (place && place[0] === location.pathname) { window.scrollTo(place[1], place[2]); }
  }());

  /** The name of a style sheet without the digest in it. */
  function stem(address) {
    return address.replace(/^.*\//, '').replace(/-[0-9a-f]{8}(?=\.css$)/, '');
  }

  /** Puts new style sheets in the place of the old ones; these go when the new ones are there. */
  function restyle(styles) {
    Array.prototype.forEach.call(document.querySelectorAll('link[rel="stylesheet"]'), function (old) {
      var name = new URL(old.href).pathname;
      var next = styles.filter(function (style) { return stem(style) === stem(name); })[0];
      if (!next || next === name) { return; }
      var link = old.cloneNode(false);
      link.href = next;
      link.onload = link.onerror = function () { old.remove(); };
      old.parentNode.insertBefore(link, old.nextSibling);
    });
  }

  // ---- the panel

  var host = document.createElement('jianbao-preview');
  var root = host.attachShadow({ mode: 'open' });
  var style = make('link');
  style.rel = 'stylesheet';
  style.href = '/.jianbao/live.css';
  var badge = make('button', 'badge');
  badge.type = 'button';
  var panel = make('section', 'panel');
  panel.hidden = badge.hidden = true;
  panel.setAttribute('aria-label', word('预览', 'preview'));
  root.appendChild(style);
  root.appendChild(badge);
  root.appendChild(panel);

  function make(name, kind, text) {
    var element = document.createElement(name);
    if (kind) { element.className = kind; }
    if (text !== undefined) { element.textContent = text; }
    return element;
  }

  function add(parent) {
    for (var i = 1; i < arguments.length; i++) {
      if (arguments[i]) { parent.appendChild(arguments[i]); }
    }
    return parent;
  }

  /** One mistake: what, where, the line with the place marked, what to type. */
  function item(mistake) {
    var what = add(make('p', 'what'), make('b', '', mistake.word), document.createTextNode(mistake.message),
      make('code', '', mistake.code));
    var entry = add(make('li', mistake.severity), what);
    var place = mistake.place;
    if (mistake.path) {
      var where = mistake.path + (place ? ':' + place.line + ':' + place.column : '');
      add(entry, make('p', 'where', where));
    }
    if (place) {
      add(entry, add(make('pre'), make('span', 'no', place.line), document.createTextNode(place.before),
        make('mark', '', place.marked), document.createTextNode(place.after)));
    }
    mistake.advice.forEach(function (advice) { add(entry, make('p', 'advice', advice)); });
    return entry;
  }

  function list(mistakes) {
    var entries = make('ol');
    mistakes.forEach(function (mistake) { add(entries, item(mistake)); });
    return entries;
  }

  /** “2处错误，3处警告”. */
  function sum(state) {
    return [[state.errors, '处错误', ' error'], [state.warnings, '处警告', ' warning'], [state.hints, '处提示', ' hint']]
      .filter(function (part) { return part[0] > 0; })
      .map(function (part) { return part[0] + word(part[1], part[2] + (part[0] === 1 ? '' : 's')); })
      .join(word('，', ', '));
  }

  function text(state) {
    var body = make('div', 'body');
    if (state.gone) {
      add(body, make('p', 'note', word('这一页不在了：稿件可能改了名、换了目录，或者已经删除。下面还是它原来的样子。',
        'This page is gone: its text may have been renamed, moved or deleted. What you see is its last edition.')));
    }
    if (state.stale) { add(body, make('p', 'note stale', state.stale)); }
    var errors = state.mistakes.filter(function (mistake) { return mistake.severity === 'error'; });
    var others = state.mistakes.filter(function (mistake) { return mistake.severity !== 'error'; });
    add(body, errors.length ? list(errors) : null);
    if (others.length && errors.length) {
      add(body, add(make('details'), make('summary', '', word('警告和提示', 'warnings and hints')), list(others)));
    } else if (others.length) {
      add(body, list(others));
    }
    var more = state.errors + state.warnings + state.hints - state.mistakes.length;
    if (more > 0) {
      add(body, make('p', 'more', word('另有' + more + '处，都在稿件一览里。', more + ' more: see the list of all texts.')));
    }
    return body;
  }

  var shown = null;

  /** Shows what there is to tell: errors open by themselves, warnings wait to be asked for. */
  function tell(state) {
    var key = JSON.stringify([state.gone, state.stale, state.errors, state.mistakes]);
    var bad = Boolean(state.gone || state.stale || state.errors);
    var title = sum(state) || (state.gone ? word('这一页不在了', 'this page is gone') : word('预览没有更新', 'not up to date'));
    var nothing = !bad && !state.warnings && !state.hints;
    if (key !== shown) {
      while (panel.firstChild) { panel.removeChild(panel.firstChild); }
      var all = make('a', '', word('稿件一览', 'all texts'));
      all.href = '/.jianbao/';
      var close = make('button', '', word('收起 Esc', 'close Esc'));
      close.type = 'button';
      close.onclick = function () { open(false); };
      add(panel, add(make('div', 'bar'), make('p', 'sum', title), all, close), text(state));
      shown = key;
    }
    panel.classList.toggle('bad', bad);
    badge.classList.toggle('bad', bad);
    badge.textContent = title;
    if (nothing || seen.state === 'list' && !state.stale) {
      panel.hidden = badge.hidden = true;
    } else {
      open(bad && kept.get(CLOSED) !== key, true);
    }
  }

  function open(yes, byItself) {
    panel.hidden = !yes;
    badge.hidden = yes;
    badge.setAttribute('aria-expanded', String(yes));
    if (!byItself) {
      kept.set(CLOSED, yes ? '' : shown);
      (yes ? panel.querySelector('button') : badge).focus();
    }
  }

  badge.onclick = function () { open(true); };
  document.addEventListener('keydown', function (event) {
    if (event.key === 'Escape' && !panel.hidden) { open(false); }
  });

  // ---- the way to the server

  function hear(message) {
    var state = JSON.parse(message.data);
    if (state.state === 'changing') { return; }
    state.gone = state.state === 'gone' && seen.state !== 'gone';
    if (state.state !== 'gone' && (state.state !== seen.state || state.version !== seen.version)) {
      if (state.state !== 'page' || seen.state !== 'page' || state.shape !== seen.shape) {
        reload();
        return;
      }
      restyle(state.styles);
      seen.version = state.version;
    }
    if (!host.parentNode) { document.body.appendChild(host); }
    tell(state);
  }

  var source = null;

  /** A window that nobody sees listens to nothing: browsers allow few connections to one server. */
  function listen() {
    if (document.hidden) {
      if (source) { source.close(); }
      source = null;
    } else if (!source) {
      source = new EventSource('/.jianbao/events?page=' + encodeURIComponent(location.pathname));
      source.onmessage = hear;
    }
  }

  document.addEventListener('visibilitychange', listen);
  window.addEventListener('pagehide', function () {
    if (source) { source.close(); }
    source = null;
  });
  window.addEventListener('pageshow', listen);
  listen();
}());
