/* The site's search: a core that reads the index, and the page around it.

   The core knows neither page nor network: jianbaoSearch.core(load) gets a function that runs one file of the index and
   gives a promise; each file calls jianbaoSearch.put(name, value). Plain ES2017, for Chromium 64 and later. */

var jianbaoSearch = (function () {
  'use strict';

  // ---- characters and tokens, the same as src/search/token.rs

  /** Whether a character shows nothing and parts nothing. */
  function isUnseen(code) {
    return code === 0xad || (code >= 0x200b && code <= 0x200f) || (code >= 0x202a && code <= 0x202e) ||
      (code >= 0x2060 && code <= 0x2064) || (code >= 0xfe00 && code <= 0xfe0f) || code === 0xfeff ||
      (code >= 0xe0100 && code <= 0xe01ef);
  }

  /** A character as the index compares it; its length stays. */
  function foldOne(c) {
    var code = c.codePointAt(0);
    if (code < 0x80) {
      if (code >= 0x41 && code <= 0x5a) { return String.fromCharCode(code + 32); }
      return code === 9 ? ' ' : c;
    }
    if (code >= 0x3041 && code < 0xff01) { return c; }
    if (code >= 0xff01 && code <= 0xff5e) { return foldOne(String.fromCharCode(code - 0xfee0)); }
    if (code === 0x3000 || code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x205f) { return ' '; }
    if (code === 0xb2) { return '2'; }
    if (code === 0xb3) { return '3'; }
    if (code === 0xb9) { return '1'; }
    if (code >= 0x2160 && code <= 0x216f) { return String.fromCharCode(code + 16); }
    if (code >= 0xc0 && code <= 0x52f) {
      var small = c.toLowerCase();
      return small.length === 1 ? small : c;
    }
    return c;
  }

  function fold(text) {
    var out = '';
    for (var c of text) { out += foldOne(c); }
    return out;
  }

  var GAP = 0, SIGN = 1, LETTER = 2;

  function within(code, ranges) {
    for (var i = 0; i < ranges.length; i += 2) {
      if (code >= ranges[i] && code <= ranges[i + 1]) { return true; }
    }
    return false;
  }

  var LETTERS = [0xc0, 0xd6, 0xd8, 0xf6, 0xf8, 0x24f, 0x370, 0x373, 0x376, 0x377, 0x37b, 0x37d, 0x386, 0x386, 0x388, 0x481, 0x48a, 0x52f];
  var SIGNS = [0x4e00, 0x9fff, 0x3400, 0x4dbf, 0x2160, 0x2188, 0x2460, 0x24ff, 0x2776, 0x2793, 0x3005, 0x3005, 0x3007, 0x3007,
    0x3041, 0x3096, 0x30a1, 0x30fa, 0x30fc, 0x30fc, 0x3220, 0x3229, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0x20000, 0x323af];

  /** The class of a folded character. */
  function classOf(c) {
    var code = c.codePointAt(0);
    if (code < 0x80) {
      return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) ? LETTER : GAP;
    }
    return within(code, SIGNS) ? SIGN : within(code, LETTERS) ? LETTER : GAP;
  }

  /** Every token of a text, once, sorted by code points. */
  function tokens(text) {
    var found = new Set(), before = '', word = '';
    function close() {
      if (word.length > 2) { found.add(word); }
      word = '';
    }
    for (var raw of text) {
      if (isUnseen(raw.codePointAt(0))) { continue; }
      var c = foldOne(raw), kind = classOf(c);
      if (kind !== LETTER) { close(); }
      if (kind === GAP) { before = ''; continue; }
      if (kind === LETTER) { word += c; }
      found.add(c);
      if (before) { found.add(before + c); }
      before = c;
    }
    close();
    return Array.from(found).sort(byCodePoints);
  }

  function byCodePoints(a, b) {
    var x = Array.from(a), y = Array.from(b);
    for (var i = 0; i < x.length && i < y.length; i++) {
      if (x[i] !== y[i]) { return x[i].codePointAt(0) - y[i].codePointAt(0); }
    }
    return x.length - y.length;
  }

  // ---- the question

  var OPEN = '"“”„‟「『＂', CLOSE = '"“”„‟」』＂';

  /**
   * What is asked for: clauses, each {text, not, exact}. Words parted by spaces must all be there; what stands in
   * quotation marks must be there as typed; a hyphen in front means: must not be there.
   */
  function parse(query) {
    var clauses = [], text = '', not = false, quoted = false;
    function add(piece, exact) {
      var parts = exact ? [fold(piece).replace(/\s+/g, ' ').trim()] : runs(piece);
      parts.forEach(function (part) {
        if (part && !clauses.some(function (one) { return one.text === part && one.not === not && one.exact === exact; })) {
          clauses.push({ text: part, not: not, exact: exact });
        }
      });
    }
    for (var c of query.slice(0, 200)) {
      if (isUnseen(c.codePointAt(0))) { continue; }
      if (quoted ? CLOSE.indexOf(c) >= 0 : OPEN.indexOf(c) >= 0) {
        add(text, quoted);
        if (text || quoted) { not = false; }
        not = quoted ? false : not;
        quoted = !quoted;
        text = '';
      } else if (!quoted && /\s/.test(c)) {
        add(text, false);
        text = '';
        not = false;
      } else if (!quoted && !text && (c === '-' || c === '－' || c === '−')) {
        not = true;
      } else {
        text += c;
      }
    }
    // A quotation that was never closed is meant as one.
    add(text, quoted);
    return clauses;
  }

  /** The pieces of a text between punctuation, folded. */
  function runs(text) {
    var out = [], run = '';
    for (var raw of text) {
      var c = foldOne(raw);
      if (classOf(c) === GAP) {
        if (run) { out.push(run); }
        run = '';
      } else {
        run += c;
      }
    }
    if (run) { out.push(run); }
    return out;
  }

  /** At most how many lists a question fetches, one clause of it, and the search for what is near; the rest is verified. */
  var MOST = 8, MOST_OF_ONE = 4, MOST_NEAR = 12;

  /** How many documents are verified to see whether there is anything, and at most at once. */
  var FEW = 10, MOST_AT_ONCE = 20;

  /** The tokens to look a clause up by: whole words where a word is surely whole, else pairs, else characters. */
  function lookups(clause, most) {
    var out = [];
    runs(clause.text).forEach(function (run) {
      var signs = Array.from(run);
      if (signs.length === 1) { out.push(run); return; }
      for (var i = 0; i < signs.length;) {
        var end = i;
        while (end < signs.length && classOf(signs[end]) === LETTER) { end++; }
        // Within quotation marks the first and the last word may be parts of longer ones.
        var whole = !clause.exact || (i > 0 && end < signs.length);
        var begins = i === 0 || classOf(signs[i - 1]) !== LETTER;
        if (end - i > 2 && begins && whole) {
          out.push(signs.slice(i, end).join(''));
          if (i > 0) { out.push(signs[i - 1] + signs[i]); }
          if (end < signs.length) { out.push(signs[end - 1] + signs[end]); }
          i = end;
        } else if (i + 1 < signs.length) {
          out.push(signs[i] + signs[i + 1]);
          i++;
        } else {
          break;
        }
      }
    });
    out = out.filter(function (token, at) { return out.indexOf(token) === at; });
    // Where a run is longer, characters alone say nothing more.
    var pairs = out.filter(function (token) { return Array.from(token).length > 1; });
    if (pairs.length) { out = pairs; }
    if (out.length <= most) { return out; }
    var step = (out.length - 1) / (most - 1), few = [];
    for (var n = 0; n < most; n++) { few.push(out[Math.round(n * step)]); }
    return few;
  }

  /** The tokens of several clauses, each once. */
  function allLookups(clauses, most) {
    var out = [];
    clauses.forEach(function (clause) {
      lookups(clause, most).forEach(function (word) { if (out.indexOf(word) < 0) { out.push(word); } });
    });
    return out;
  }

  /** Whether what was looked up is all there is to know, so that no text must be read. */
  function isPlain(clause) {
    var signs = Array.from(clause.text);
    return signs.length <= 2 && signs.every(function (c) { return classOf(c) === SIGN; });
  }

  /** Where a clause stands in a folded text, from a place on; −1 for nowhere. Words typed plainly are found whole. */
  function placeOf(clause, text, from) {
    var part = clause.text;
    for (;;) {
      var at = text.indexOf(part, from);
      if (at < 0 || clause.exact) { return at; }
      var cut = (at > 0 && isLetter(part[0]) && isLetter(text[at - 1])) ||
        (at + part.length < text.length && isLetter(part[part.length - 1]) && isLetter(text[at + part.length]));
      if (!cut) { return at; }
      from = at + 1;
    }
  }

  function isLetter(c) { return classOf(c) === LETTER; }

  // ---- the index

  /** Numbers from text, as src/search/code.rs writes them. */
  function numbers(text) {
    var out = [], carried = 0;
    for (var i = 0; i < text.length; i++) {
      var part = text.charCodeAt(i) - 35;
      if (part > 57) { part--; }
      if (part < 64) { out.push(carried * 64 + part); carried = 0; } else { carried = carried * 27 + part - 63; }
    }
    return out;
  }

  function hash(token) {
    var h = 0x811c9dc5;
    for (var c of token) { h = Math.imul(h ^ c.codePointAt(0), 0x01000193); }
    h ^= h >>> 15;
    h = Math.imul(h, 0x2c1b3c6d);
    return (h ^ (h >>> 12)) >>> 0;
  }

  function slot(h, count) {
    var all = 1;
    while (all < count) { all *= 2; }
    var place = h & (all - 1);
    return place < count ? place : h & (all / 2 - 1);
  }

  function two(n) { return (n < 10 ? '0' : '') + n; }

  var kept = new Map();

  /** What documents can be chosen by, besides the year. */
  var FACETS = ['kind', 'unit', 'campaign'];

  /** A file of the index hands over what it holds. */
  function put(name, value) { kept.set(name, value); }

  function core(load) {
    var asked = new Map(), contents = null;

    /** The value of a file, fetched once. */
    function get(name, stamp) {
      if (!asked.has(name)) {
        asked.set(name, load(name, stamp).then(function () {
          if (!kept.has(name)) { throw new Error(name); }
          return kept.get(name);
        }).catch(function (error) {
          asked.delete(name);
          throw error;
        }));
      }
      return asked.get(name);
    }

    /** As many days as a month and a year have in numbers, whatever the month. */
    var MONTH = 31, YEAR = 372;

    /** The parts of the index, newest first, with what their numbers mean. */
    function open() {
      if (!contents) {
        contents = get('index', '').then(function (index) {
          // Where each year begins: where its first day does, or later, when documents of the year before stand there.
          var starts = numbers(index.starts).map(function (more, at) { return (MONTH + at * YEAR) * index.slots + more; });
          return index.parts.slice().reverse().map(function (part) {
            return { name: part.name, stamp: part.stamp, from: part.from, count: part.count, pairs: part.pairs,
              singles: part.singles, year: index.year, slots: index.slots, starts: starts };
          });
        });
        contents.catch(function () { contents = null; });
      }
      return contents;
    }

    /** The year of a document; 0 without a date. */
    function yearOf(part, number) {
      var at = part.starts.length;
      while (at > 0 && part.starts[at - 1] > number) { at--; }
      return at ? part.year + at - 1 : 0;
    }

    /** One document, to show and to verify: its number tells year, month, day and place of its file. */
    function article(part, number) {
      var day = Math.floor(number / part.slots) + part.year * YEAR - MONTH, rest = day % YEAR;
      return get('text/' + Math.floor(day / YEAR) + '/' + two(Math.floor(rest / MONTH) + 1) + '-' + two(rest % MONTH + 1) +
        '-' + number % part.slots, part.stamp);
    }

    /** The list of a token in a part: numbers and weights in one, rising. */
    function list(part, token) {
      var h = hash(token), name = Array.from(token).length === 1 ? 's' + slot(h, part.singles) : 'p' + slot(h, part.pairs);
      return get(part.name + '/' + name, part.stamp).then(function (text) {
        var from = text.indexOf('!' + token + ' ');
        if (from < 0) { return []; }
        from += token.length + 2;
        var to = text.indexOf('!', from), number = part.from;
        text = text.slice(from, to < 0 ? text.length : to);
        if (text[0] === ' ') { return dense(text.slice(1), number); }
        // Steps to documents that mention the token in passing; every fourth number tells a weight as well.
        return numbers(text).map(function (said) {
          var rest = said >>> 2, kind = said & 3;
          number += kind < 3 ? rest * 3 + kind : Math.floor(rest / 3);
          return number * 4 + (kind < 3 ? 0 : rest % 3 + 1);
        });
      });
    }

    /** A list that tells of document by document, three a character: not there, there, more often, in the title. */
    function dense(text, from) {
      var out = [], weights = [0, 0, 1, 3];
      numbers(text).forEach(function (three, at) {
        for (var i = 0; i < 3; i++) {
          var said = (three >> (2 * i)) & 3;
          if (said) { out.push((from + at * 3 + i) * 4 + weights[said]); }
        }
      });
      return out;
    }

    var WEIGHTS = [1, 1.5, 2, 5];

    /** Documents of a part by number with their scores: those that hold all tokens, or, if `least` is below 1, that share. */
    function match(part, words, least) {
      return Promise.all(words.map(function (word) { return list(part, word); })).then(function (lists) {
        var hits = new Map();
        lists.forEach(function (entries, at) {
          var rarity = Math.log(1 + part.count / (entries.length + 0.5));
          entries.forEach(function (entry) {
            var number = entry >> 2, hit = hits.get(number);
            if (!hit) {
              if (least === 1 && at > 0) { return; }
              hit = { part: part, number: number, score: 0, held: 0, titled: 0 };
              hits.set(number, hit);
            }
            hit.held++;
            hit.score += rarity * WEIGHTS[entry & 3];
            if ((entry & 3) === 3) { hit.titled++; }
          });
        });
        var out = [], need = Math.max(1, Math.ceil(words.length * least));
        hits.forEach(function (hit) {
          if (hit.held < need) { return; }
          // A title with all that was asked for is what most people look for.
          if (hit.titled === words.length) { hit.score *= 1.6; }
          if (least < 1) { hit.score *= hit.held; }
          out.push(hit);
        });
        return out;
      });
    }

    /** Kinds, units and campaigns of a part: their names, and which of them each document has, as places among the names. */
    function facets(part) {
      return get(part.name + '/facets', part.stamp).then(function (facets) {
        var sets = facets.sets, of = new Map(), number = part.from;
        numbers(facets.of).forEach(function (one) {
          number += Math.floor(one / sets.length);
          of.set(number, sets[one % sets.length]);
        });
        return { names: [facets.kind, facets.unit, facets.campaign], all: Array.from(of.keys()), of: function (number) { return of.get(number); } };
      });
    }

    /** Whether a document's text bears out all clauses. */
    function holds(text, clauses) {
      return clauses.every(function (clause) { return (placeOf(clause, text, 0) >= 0) !== clause.not; });
    }

    /**
     * Looks up a question. `filters` may hold kind, unit, campaign, year; `sort` is 'date' or anything else.
     * Gives {clauses, similar, count, exact, next, facets}: `next(n)` gives the next n verified documents.
     */
    function search(query, filters, sort) {
      var clauses = parse(query);
      var wanted = clauses.filter(function (clause) { return !clause.not; });
      filters = filters || {};
      if (!wanted.length) { return Promise.resolve(null); }
      // What the index alone can leave out is left out at once.
      var out = clauses.filter(function (clause) { return clause.not && isPlain(clause); });
      var rest = clauses.filter(function (clause) { return out.indexOf(clause) < 0; });
      var few = wanted.length === 1 ? MOST_OF_ONE : Math.max(2, Math.floor(MOST / wanted.length));
      var words = allLookups(wanted, few);

      function find(parts, words, least, shown) {
        return gather(parts, words, least).then(function (hits) {
          return without(parts, hits, out);
        }).then(function (hits) {
          return sorted(parts, hits, filters, sort);
        }).then(function (hits) {
          return result(parts, shown, hits, least < 1);
        });
      }

      return open().then(function (parts) {
        return find(parts, words, 1, rest).then(function (found) {
          return found.peek().then(function (some) {
            var more = allLookups(wanted, MOST_NEAR);
            if (some || more.length < 2) { return found; }
            var near = rest.filter(function (clause) { return clause.not; }).concat(more.map(function (word) {
              return { text: word, not: false, exact: true };
            }));
            return find(parts, more, 0.5, near).then(function (similar) { return similar.count ? similar : found; });
          });
        });
      });
    }

    /** Leaves out the documents that hold one of the clauses, each a single token. */
    function without(parts, hits, clauses) {
      if (!clauses.length) { return hits; }
      return Promise.all(parts.map(function (part, at) {
        return Promise.all(clauses.map(function (clause) { return list(part, clause.text); })).then(function (lists) {
          var gone = new Set();
          lists.forEach(function (entries) { entries.forEach(function (entry) { gone.add(entry >> 2); }); });
          return hits[at].filter(function (hit) { return !gone.has(hit.number); });
        });
      }));
    }

    function gather(parts, words, least) {
      return Promise.all(parts.map(function (part) { return words.length ? match(part, words, least) : all(part); }));
    }

    /** Every document: what a question of punctuation alone must look through. */
    function all(part) {
      return facets(part).then(function (known) {
        return known.all.map(function (number) { return { part: part, number: number, score: 0 }; });
      });
    }

    function sorted(parts, hits, filters, sort) {
      var named = FACETS.map(function (name, at) { return at; }).filter(function (at) { return filters[FACETS[at]]; });
      return Promise.all(parts.map(function (part) { return named.length ? facets(part) : null; })).then(function (known) {
        var out = [];
        hits.forEach(function (list, at) {
          list.forEach(function (hit) {
            var fits = named.every(function (facet) {
              return known[at].of(hit.number)[facet].some(function (place) { return known[at].names[facet][place][0] === filters[FACETS[facet]]; });
            });
            if (fits && (!filters.year || String(yearOf(hit.part, hit.number)) === String(filters.year))) { out.push(hit); }
          });
        });
        return out.sort(function (a, b) {
          var newer = b.number - a.number;
          return sort === 'date' ? newer : b.score - a.score || newer;
        });
      });
    }

    function result(parts, clauses, hits, similar) {
      var must = similar ? clauses.filter(function (clause) { return clause.not; }) : clauses;
      var sure = must.every(function (clause) { return !clause.not && isPlain(clause); });
      var at = 0, ready = [], dropped = 0;
      var found = { clauses: clauses, similar: similar, count: hits.length, exact: sure || !hits.length, peek: peek, next: next, facets: counts };

      /** Verifies more documents until `want` are ready or none is left: as many at once as are missing, or more when many were looked at in vain. */
      function fill(want, tell) {
        if (ready.length >= want || at >= hits.length) { return Promise.resolve(); }
        var batch = hits.slice(at, at + Math.max(want - ready.length, Math.min(dropped, MOST_AT_ONCE)));
        at += batch.length;
        return Promise.all(batch.map(function (hit) { return article(hit.part, hit.number); })).then(function (documents) {
          documents.forEach(function (document) {
            if (holds(fold(document.title + '\n' + document.about + '\n' + document.body), must)) { ready.push(document); } else { dropped++; }
          });
          found.count = hits.length - dropped;
          found.exact = sure || at >= hits.length;
          if (tell) { tell(at, hits.length); }
          return fill(want, tell);
        });
      }

      function peek() { return fill(FEW).then(function () { return ready.length > 0; }); }

      function next(want, tell) {
        return fill(want, tell).then(function () { return { items: ready.splice(0, want), more: ready.length > 0 || at < hits.length }; });
      }

      /** How many documents each kind, unit, campaign and year has among those found. */
      function counts() {
        return Promise.all(parts.map(facets)).then(function (known) {
          var out = { kind: [], unit: [], campaign: [], year: [], sure: found.exact }, years = new Map();
          hits.forEach(function (hit) {
            var year = yearOf(hit.part, hit.number);
            if (year) { years.set(year, (years.get(year) || 0) + 1); }
          });
          Array.from(years.keys()).sort().reverse().forEach(function (year) {
            out.year.push({ key: String(year), name: year + '年', count: years.get(year) });
          });
          FACETS.forEach(function (name, facet) {
            var counted = known.map(function (part) { return part.names[facet].map(function () { return 0; }); });
            hits.forEach(function (hit) {
              var order = parts.indexOf(hit.part);
              known[order].of(hit.number)[facet].forEach(function (place) { counted[order][place]++; });
            });
            known.forEach(function (part, order) {
              part.names[facet].forEach(function (one, place) {
                var same = out[name].find(function (other) { return other.key === one[0]; });
                if (same) { same.count += counted[order][place]; } else { out[name].push({ key: one[0], name: one[1], count: counted[order][place] }); }
              });
            });
          });
          return out;
        });
      }

      return found;
    }

    return { search: search, open: open };
  }

  // ---- what a result shows of a text

  /** At most how many characters of a text are shown. */
  var WIDTH = 88;

  /** Places of all wanted clauses in a folded text, merged where they touch. */
  function marks(text, clauses) {
    var found = [];
    clauses.forEach(function (clause) {
      if (clause.not) { return; }
      for (var at = placeOf(clause, text, 0), n = 0; at >= 0 && n < 200; at = placeOf(clause, text, at + 1), n++) {
        found.push([at, at + clause.text.length]);
      }
    });
    found.sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; });
    var out = [];
    found.forEach(function (place) {
      var last = out[out.length - 1];
      if (last && place[0] <= last[1]) { last[1] = Math.max(last[1], place[1]); } else { out.push(place); }
    });
    return out;
  }

  /** A text as pieces {text, marked}. */
  function pieces(text, clauses) {
    var out = [], at = 0;
    marks(fold(text), clauses).forEach(function (place) {
      if (place[0] > at) { out.push({ text: text.slice(at, place[0]), marked: false }); }
      out.push({ text: text.slice(place[0], place[1]), marked: true });
      at = place[1];
    });
    if (at < text.length) { out.push({ text: text.slice(at), marked: false }); }
    return out;
  }

  /** The part of a document that answers best, as pieces: the lines about the first place with most marks. */
  function snippet(document, clauses) {
    var text = document.body, places = marks(fold(text), clauses);
    if (!places.length) {
      // What is said about the text answers; the text follows.
      var line = document.about.split('\n').find(function (one) { return marks(fold(one), clauses).length; });
      text = line ? line + '　' + text : text;
      places = marks(fold(text), clauses);
    }
    var best = 0, most = -1;
    places.forEach(function (place, i) {
      // How much lies within reach, and how many different words of it.
      var words = new Set(), length = 0;
      for (var n = i; n < places.length && places[n][1] - place[0] <= WIDTH; n++) {
        words.add(text.slice(places[n][0], places[n][1]));
        length += places[n][1] - places[n][0];
      }
      var worth = words.size * 100 + length;
      if (worth > most) { most = worth; best = place[0]; }
    });
    // From the beginning of the sentence, if it is near.
    var from = Math.max(0, best - 32), head = text.slice(from, best), cut = -1, match, stops = /[。！？；\n]/g;
    while ((match = stops.exec(head))) { cut = match.index + 1; }
    // Else from a clause within it, rather than from the middle of a word.
    if (cut >= 0) { from += cut; } else if (from > 0) { from += head.search(/[，、：]/) + 1; }
    var to = Math.min(text.length, from + WIDTH);
    // To the end of the paragraph, if it is near.
    var end = text.indexOf('\n', Math.max(best, from + WIDTH / 2));
    if (end >= 0 && end < to) { to = end; }
    if (isLow(text, from)) { from++; }
    if (isLow(text, to)) { to++; }
    var shown = text.slice(from, to).replace(/\n/g, ' ');
    var before = from > 0 && cut < 0 ? '…' : '', after = to < text.length && text[to] !== '\n' ? '…' : '';
    return pieces(before + shown.trim() + after, clauses);
  }

  /** Whether a place would cut a character of two halves. */
  function isLow(text, at) {
    var code = text.charCodeAt(at);
    return code >= 0xdc00 && code <= 0xdfff;
  }

  return { put: put, core: core, tokens: tokens, fold: fold, parse: parse, snippet: snippet, pieces: pieces };
})();

/* The page. */
(function () {
  'use strict';
  if (typeof document === 'undefined') { return; }
  var form = document.getElementById('search-form');
  if (!form) { return; }

  var PAGE = 10, FACETS = ['kind', 'unit', 'campaign', 'year'];
  var query = byId('query'), status = byId('status'), results = byId('results'), more = byId('more');
  var narrow = byId('narrow'), advice = byId('advice'), sort = byId('sort'), order = byId('order');
  var base = form.getAttribute('data-index').replace(/index\.js$/, '');
  var turn = 0, current = null, shown = 0, resting = 0;

  function byId(name) { return document.getElementById('search-' + name); }

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) { made.className = className; }
    if (text) { made.textContent = text; }
    return made;
  }

  /** Runs one file of the index. The table of contents is asked for anew every few minutes, the rest when it changed. */
  function load(name, stamp) {
    return new Promise(function (resolve, reject) {
      var script = document.createElement('script');
      script.src = base + name + '.js?' + (stamp || Math.floor(Date.now() / 300000));
      script.onload = function () { script.remove(); resolve(); };
      script.onerror = function () { script.remove(); reject(new Error(name)); };
      document.head.appendChild(script);
    });
  }

  var core = jianbaoSearch.core(load);

  /** Says what goes on; what does not take long is not said. */
  function say(text, later) {
    clearTimeout(resting);
    if (later) { resting = setTimeout(function () { status.textContent = text; }, 400); } else { status.textContent = text; }
  }

  function address() {
    var parts = [];
    ['q'].concat(FACETS, 'sort').forEach(function (name) {
      var value = form.elements[name].value.trim();
      if (value) { parts.push(name + '=' + encodeURIComponent(value)); }
    });
    return parts.length ? '?' + parts.join('&') : location.pathname.split('/').pop();
  }

  /** Writes the address into the form. Choices that no list has yet are kept until their lists are there. */
  function read() {
    var values = new URLSearchParams(location.search);
    query.value = values.get('q') || '';
    FACETS.concat('sort').forEach(function (name) {
      var select = form.elements[name], value = values.get(name) || '';
      if (value && !Array.from(select.options).some(function (one) { return one.value === value; })) {
        if (name === 'sort') { value = ''; } else { select.appendChild(new Option(name === 'year' ? value + '年' : value, value)); }
      }
      select.value = value;
    });
    document.title = document.title.replace(/^(.*：)?搜索/, (query.value ? query.value + '：' : '') + '搜索');
  }

  function filters() {
    var out = {};
    FACETS.forEach(function (name) {
      out[name] = form.elements[name].value;
      form.elements[name].classList.toggle('chosen', !!out[name]);
    });
    return out;
  }

  function run() {
    var mine = ++turn, asked = query.value.trim(), chosen = filters();
    results.textContent = '';
    more.hidden = true;
    current = null;
    shown = 0;
    if (!asked) {
      say('');
      narrow.hidden = order.hidden = true;
      return advise('start');
    }
    advice.hidden = true;
    say('正在查找…', true);
    core.search(asked, chosen, sort.value).then(function (found) {
      if (mine !== turn) { return null; }
      if (!found) {
        narrow.hidden = order.hidden = true;
        say('请写上要找的字词。');
        return advise('start');
      }
      current = found;
      return step(mine).then(function () {
        if (mine !== turn) { return; }
        narrow.hidden = !found.count && !FACETS.some(function (name) { return chosen[name]; });
        return choices(mine, asked, chosen);
      });
    }).catch(function () {
      if (mine === turn) { fail(); }
    });
  }

  /** Shows the next results. */
  function step(mine) {
    var found = current;
    more.disabled = true;
    return found.next(PAGE, function (done, all) {
      if (mine === turn && done < all && done > PAGE) { say('正在核对原文，已看' + done + '篇…', true); }
    }).then(function (page) {
      if (mine !== turn) { return; }
      page.items.forEach(function (item) { results.appendChild(entry(item, found.clauses)); });
      shown += page.items.length;
      more.hidden = !page.more;
      more.disabled = false;
      sum(found);
      order.hidden = shown < 2;
      if (!shown) { advise('none'); }
    });
  }

  /** How much was found. */
  function sum(found) {
    clearTimeout(resting);
    status.textContent = '';
    if (!shown) {
      status.textContent = '没有找到';
      return;
    }
    var count = Math.max(found.count, shown);
    var said = found.similar ? '没有完全相同的字句，相近的有' : found.exact ? '共找到' : '找到约';
    status.textContent = said + count + '篇' + (count > shown ? '，已列出' + shown + '篇' : '');
  }

  function entry(item, clauses) {
    var li = element('li', 'entry'), body = element('div', 'entry-text');
    var time = element('time', 'entry-date', item.date);
    if (item.date) { time.setAttribute('datetime', item.date); }
    li.appendChild(time);
    var title = element('h2', 'entry-title'), link = element('a');
    link.href = item.href;
    write(link, jianbaoSearch.pieces(item.title, clauses));
    title.appendChild(link);
    body.appendChild(title);
    var meta = element('p', 'entry-unit');
    meta.appendChild(element('span', '', item.kind));
    if (item.units) { meta.appendChild(document.createTextNode(' ')); meta.appendChild(element('span', '', item.units)); }
    body.appendChild(meta);
    var text = element('p', 'entry-summary');
    write(text, jianbaoSearch.snippet(item, clauses));
    body.appendChild(text);
    li.appendChild(body);
    return li;
  }

  function write(to, pieces) {
    pieces.forEach(function (piece) {
      to.appendChild(piece.marked ? element('mark', '', piece.text) : document.createTextNode(piece.text));
    });
  }

  /** Fills the choices with what there is: among all that was found, but for the choice itself. */
  function choices(mine, asked, chosen) {
    return Promise.all(FACETS.map(function (name) {
      if (!chosen[name]) { return current.facets(); }
      var others = Object.assign({}, chosen);
      others[name] = '';
      return core.search(asked, others, 'date').then(function (found) { return found.facets(); });
    })).then(function (known) {
      if (mine !== turn) { return; }
      FACETS.forEach(function (name, at) {
        var select = form.elements[name], value = select.value, list = known[at][name];
        select.textContent = '';
        select.appendChild(new Option(select.getAttribute('data-all'), ''));
        if (value && !list.some(function (one) { return one.key === value; })) {
          list.push({ key: value, name: name === 'year' ? value + '年' : value, count: 0 });
        }
        list.forEach(function (one) {
          // Numbers that texts have not borne out are not shown.
          var count = known[at].sure ? '（' + one.count + '）' : '';
          if (one.count || one.key === value) { select.appendChild(new Option(one.name + count, one.key)); }
        });
        select.value = value;
        select.parentNode.hidden = select.options.length < 3 && !value;
      });
    });
  }

  /** What to do next, when there is nothing to show. */
  function advise(why) {
    var tips = [
      ['党课 镇街', '几个词用空格隔开：同时有这几个词'],
      ['“干部多跑腿”', '整句话加上引号：一字不差'],
      ['党课 -镇街', '词的前面加短横：不要有这个词的']
    ];
    if (why === 'none') {
      tips = [
        ['换一个说法', '简称、全称都试一试，看看有没有错别字'],
        ['少写几个词', '词越少，找到的越多']
      ];
      if (/["“”]/.test(query.value)) { tips.push(['去掉引号', '引号里的字句要一字不差']); }
      if (FACETS.some(function (name) { return form.elements[name].value; })) {
        tips.unshift(['放宽范围', '把上面的栏目、单位、活动、年份改回全部']);
      }
    }
    var first = advice.firstElementChild, box = element('div'), list = element('ul');
    box.appendChild(element('h2', '', why === 'none' ? '可以试试' : '怎样找得准'));
    tips.forEach(function (tip) {
      var li = element('li', '', '');
      li.appendChild(element('b', '', tip[0]));
      li.appendChild(document.createTextNode(tip[1]));
      list.appendChild(li);
    });
    box.appendChild(list);
    advice.replaceChild(box, first);
    advice.hidden = false;
  }

  function fail() {
    more.hidden = true;
    say('索引没有读出来，请刷新页面再试；还不行，请告诉网站管理员。');
  }

  /** Takes the form's values into the address and answers. A browser that keeps addresses of local files fixed just answers. */
  function answer(event) {
    if (event) { event.preventDefault(); }
    try { history.pushState(null, '', address()); } catch (error) { /* from file:// */ }
    document.title = document.title.replace(/^(.*：)?搜索/, (query.value ? query.value + '：' : '') + '搜索');
    run();
  }

  form.addEventListener('submit', function (event) {
    // A new question is asked of everything.
    if (query.value.trim() !== (new URLSearchParams(location.search).get('q') || '').trim()) {
      FACETS.forEach(function (name) { form.elements[name].value = ''; });
    }
    answer(event);
  });
  narrow.addEventListener('change', function () { answer(null); });
  sort.addEventListener('change', function () { answer(null); });
  more.addEventListener('click', function () {
    var from = shown;
    step(turn).then(function () {
      var next = results.children[from];
      if (next) { next.querySelector('a').focus(); }
    }).catch(fail);
  });
  window.addEventListener('popstate', function () { read(); run(); });

  // Arrows go from result to result; a slash goes to the field.
  document.addEventListener('keydown', function (event) {
    var at = document.activeElement, links = Array.from(results.querySelectorAll('a')), place = links.indexOf(at);
    if (event.ctrlKey || event.altKey || event.metaKey) { return; }
    if (event.key === '/' && !/^(INPUT|SELECT|TEXTAREA)$/.test(at.tagName)) {
      event.preventDefault();
      query.focus();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && (place >= 0 || at === query)) {
      var next = event.key === 'ArrowDown' ? links[place + 1] : place > 0 ? links[place - 1] : place === 0 ? query : null;
      if (next) { event.preventDefault(); next.focus(); }
    }
  });

  // Without scripts nothing would answer.
  form.hidden = false;
  read();
  if (!query.value) { query.focus(); }
  run();
})();
