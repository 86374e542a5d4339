// Searches the site by the files beside the search page. Each of them calls engawaSearch with what it holds; they are
// loaded as scripts, for that works from a disk too.
"use strict";
(() => {
  const form = document.querySelector("[data-search]");
  if (!form) return;
  const field = form.elements.q;
  const status = document.querySelector("[data-search-status]");
  const list = document.querySelector("[data-search-results]");
  const more = document.querySelector("[data-search-more]");
  const words = status.dataset;
  const shown = 5;
  const alphabet = "BCDFGHJKLMNPQRSTVWXZbcdfghjklmnpqrstvwxz!#$%*,:;=?^_|~{}[]+`";
  const half = 30;

  // Files, each loaded once.
  const waiting = new Map();
  window.engawaSearch = (sort, number, data) => waiting.get(sort + number)?.done(data);
  const load = (sort, number) => {
    const key = sort + number;
    if (!waiting.has(key)) {
      const file = {};
      file.data = new Promise((done, fail) => {
        file.done = done;
        const script = document.createElement("script");
        script.src = sort === "p" ? "pages.js" : `${sort}/${number}.js`;
        script.onerror = () => { waiting.delete(key); script.remove(); fail(new Error(script.src)); };
        script.onload = () => script.remove();
        document.head.append(script);
      });
      waiting.set(key, file);
    }
    return waiting.get(key).data;
  };

  // A number, and where the next begins.
  const number = (text, place) => {
    let value = 0, factor = 1;
    for (;;) {
      const digit = alphabet.indexOf(text[place++]);
      if (digit < half) return [value + digit * factor, place];
      value += (digit - half) * factor;
      factor *= half;
    }
  };

  // All pages: how many pieces of text each has, where the first is, and what it is listed under.
  let site;
  const start = async () => {
    if (site) return site;
    const data = await load("p", 0);
    const pages = [];
    let place = 1, piece = 0;
    while (place < data.pages.length) {
      let sort;
      [sort, place] = number(data.pages, place);
      const [pieces, section, groups] = data.sorts[sort];
      pages.push({ piece, pieces, section, groups });
      piece += pieces;
    }
    const same = data.same.map(group => group.map(fold));
    return site = { ...data, pages, same };
  };

  // Code point by code point, as the index is made.
  const fold = text => Array.from(text.normalize("NFKC"), sign => {
    const code = sign.toLowerCase().codePointAt(0);
    if (code >= 0x30A1 && code <= 0x30F6) return String.fromCodePoint(code - 0x60);
    return code === 0x3C2 ? "\u03C3" : String.fromCodePoint(code);
  }).join("");
  const isIdeograph = sign => /[\u4E00-\u9FFF\u3400-\u4DBF\u{20000}-\u{3FFFF}]/u.test(sign);

  // Pairs of neighbouring characters, as the index has them; of a single one only if it is all there is.
  const terms = word => {
    const runs = (word.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).map(run => [...run]);
    const found = new Set();
    for (const signs of runs) {
      for (let place = 0; place + 1 < signs.length; place++) found.add(signs[place] + signs[place + 1]);
    }
    if (!found.size && runs.length === 1 && isIdeograph(runs[0][0])) found.add(runs[0][0]);
    // Four of a long word tell enough: what is found is looked at before it is shown.
    const all = [...found];
    return all.length > 4 ? [0, 1, 2, 3].map(part => all[Math.round(part * (all.length - 1) / 3)]) : all;
  };
  const shard = term => {
    let hash = 0;
    for (const sign of term) hash = (Math.imul(hash, 31) + sign.codePointAt(0)) >>> 0;
    return hash % site.shards;
  };
  // The pages that have a term, each with its weight and the piece that has it first.
  const postings = async term => {
    const text = (await load("i", shard(term)))[term];
    const isBrief = text?.startsWith("y");
    const found = new Map();
    let place = 1, page = -1, step;
    while (text && place < text.length) {
      [step, place] = number(text, place);
      page += step;
      const value = isBrief ? 0 : alphabet.indexOf(text[place++]);
      found.set(page, { weight: (value >> 3) + 1, piece: value & 7 });
    }
    return found;
  };

  const written = value => value < half ? alphabet[value] : alphabet[half + value % half] + written(Math.floor(value / half));
  // Pages that have all terms of a word, the rarest of which says where the word is likely to be. A word that others
  // stand for has one term with them.
  const find = async word => {
    const group = site.same.findIndex(words => words.includes(word));
    const all = await Promise.all((group < 0 ? terms(word) : [`=${written(group)}`]).map(postings));
    if (!all.length) return new Map();
    all.sort((a, b) => a.size - b.size);
    const found = new Map();
    for (const [page, first] of all[0]) {
      if (!all.every(one => one.has(page))) continue;
      let score = 0;
      for (const one of all) {
        const rarity = Math.log(1 + (site.pages.length - one.size + 0.5) / (one.size + 0.5));
        score += rarity * one.get(page).weight;
      }
      found.set(page, { score, piece: first.piece, words: group < 0 ? [word] : site.same[group] });
    }
    return found;
  };

  const search = async (query, section, group) => {
    const asked = fold(query).split(/[\s、。,]+/u).filter(word => terms(word).length);
    if (!asked.length) return null;
    const each = await Promise.all(asked.map(find));
    const results = [];
    for (const [page, first] of each[0]) {
      if (!each.every(one => one.has(page))) continue;
      const own = site.pages[page];
      if (section && site.sections[own.section] !== section) continue;
      if (group && !own.groups.some(one => site.groups[one] === group)) continue;
      const hits = each.map(one => one.get(page));
      results.push({ page, piece: first.piece, words: hits.map(hit => hit.words),
        score: hits.reduce((sum, hit) => sum + hit.score, 0) });
    }
    return results.sort((a, b) => b.score - a.score || a.page - b.page);
  };

  // Where words stand in a text: ranges of its characters.
  const places = (text, wanted) => {
    let folded = "";
    const origin = [];
    const signs = [...text.normalize("NFC")];
    signs.forEach((sign, place) => {
      for (const part of fold(sign)) { folded += part; for (let n = 0; n < part.length; n++) origin.push(place); }
    });
    const ranges = [];
    for (const word of wanted) {
      for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
        ranges.push([origin[at], origin[at + word.length - 1] + 1]);
      }
    }
    return { signs, ranges: ranges.sort((a, b) => a[0] - b[0]) };
  };
  // A text with what was found in it marked.
  const marked = (element, signs, ranges, from, to) => {
    let place = from;
    for (const [start, end] of ranges) {
      if (start < place || end > to) continue;
      const mark = document.createElement("mark");
      mark.textContent = signs.slice(start, end).join("");
      element.append(signs.slice(place, start).join(""), mark);
      place = end;
    }
    element.append(signs.slice(place, to).join(""));
  };

  // A piece of the text of a page with words in it; nothing if the page has their characters and not the words.
  const extractOf = async result => {
    const own = site.pages[result.page];
    const first = Math.min(result.piece, own.pieces - 1);
    const order = [first, ...Array(own.pieces).keys()].filter((one, place) => place === 0 || one !== first);
    const missing = new Set(result.words);
    let best;
    for (const one of order) {
      const piece = await load("t", Math.floor((own.piece + one) / site.per));
      const found = piece[(own.piece + one) % site.per];
      const text = fold(`${found[1]}\n${found[3]}`);
      const before = missing.size;
      for (const words of missing) if (words.some(word => text.includes(word))) missing.delete(words);
      if (!best || missing.size < before && before === result.words.length) best = found;
      if (!missing.size) return best;
    }
    return null;
  };
  const item = async result => {
    const own = site.pages[result.page];
    const found = await extractOf(result);
    if (!found) return null;
    const [path, title, language, text] = found;
    const words = result.words.flat();
    const element = document.createElement("li");
    const link = document.createElement("a");
    link.href = `../${path}`;
    const head = places(title, words);
    marked(link, head.signs, head.ranges, 0, head.signs.length);
    const sort = document.createElement("p");
    sort.className = "search-section";
    sort.lang = document.documentElement.lang;
    sort.textContent = [site.sections[own.section], ...own.groups.map(one => site.groups[one])].filter(Boolean)
      .join(sort.lang === "en" ? " · " : "・");
    const extract = document.createElement("p");
    const body = places(text.replaceAll("\n", " "), words);
    const first = body.ranges[0]?.[0] ?? 0;
    const from = Math.max(0, first - 30), to = Math.min(body.signs.length, from + 110);
    if (from > 0) extract.append("…");
    marked(extract, body.signs, body.ranges, from, to);
    if (to < body.signs.length) extract.append("…");
    element.append(link, sort, extract);
    if (language !== document.documentElement.lang) element.lang = language;
    return element;
  };

  let results = [], run = 0;
  const show = async isCurrent => {
    const isFirst = !list.children.length;
    // What only looks like a find is left out, and the next is shown in its place.
    const items = [];
    while (items.length < shown && results.length) {
      const next = await Promise.all(results.splice(0, shown - items.length).map(item));
      if (!isCurrent()) return;
      items.push(...next.filter(Boolean));
    }
    list.append(...items);
    more.hidden = !results.length;
    // How many more there are is known once they have been looked at.
    const count = list.children.length;
    status.textContent = count ? `${count}${results.length ? words.shown : words.found}` : words.none;
    if (!isFirst) items[0]?.querySelector("a").focus();
  };
  const answer = async () => {
    const turn = ++run;
    const isCurrent = () => turn === run;
    const query = field.value.trim();
    const section = form.elements.section.value, group = form.elements.group.value;
    const parameters = new URLSearchParams();
    if (query) parameters.set("q", query);
    if (section) parameters.set("section", section);
    if (group) parameters.set("group", group);
    try { history.replaceState(null, "", parameters.size ? `?${parameters}` : location.pathname); } catch { /* from a disk */ }
    try {
      await start();
      const found = query ? await search(query, section, group) : null;
      if (!isCurrent()) return;
      results = found ?? [];
      list.replaceChildren();
      more.hidden = true;
      status.textContent = found ? "" : words.short;
      if (found) await show(isCurrent);
    } catch {
      if (isCurrent()) status.textContent = words.failed;
    }
  };
  const fill = (select, names) => {
    for (const name of names.filter(Boolean)) select.append(new Option(name, name));
    select.parentElement.hidden = names.filter(Boolean).length < 2;
  };

  const begin = async () => {
    form.hidden = false;
    const asked = new URLSearchParams(location.search);
    field.value = asked.get("q") ?? "";
    form.addEventListener("submit", event => { event.preventDefault(); answer(); });
    for (const name of ["section", "group"]) form.elements[name].addEventListener("change", answer);
    more.addEventListener("click", () => show((turn => () => turn === run)(run)));
    try { await start(); } catch { status.textContent = words.failed; return; }
    fill(form.elements.section, site.sections);
    fill(form.elements.group, site.groups);
    for (const name of ["section", "group"]) form.elements[name].value = asked.get(name) ?? "";
    if (field.value) answer();
  };
  begin();
})();
