// Shows the slides of a page to an audience, and to whoever speaks what comes next. Works from a disk too; nothing is sent
// to anybody: the two windows talk to one another inside the browser.
"use strict";
(() => {
  const deck = document.querySelector("[data-deck]");
  if (!deck) return;
  const words = deck.dataset;
  const stage = deck.querySelector(".deck-slides");
  const slides = [...stage.querySelectorAll(".slide")];
  const isPresenter = new URLSearchParams(location.search).has("presenter");
  const element = (name, kind, text) => {
    const made = document.createElement(name);
    made.className = kind;
    if (text) made.textContent = text;
    return made;
  };

  // Parts that are shown one after another, in the order of their data.
  const steps = slides.map(slide => {
    const groups = new Map();
    for (const part of slide.querySelectorAll("[data-reveal] .wide [data-step]")) {
      const step = Number(part.dataset.step);
      groups.set(step, [...(groups.get(step) ?? []), part]);
    }
    return [...groups].sort((a, b) => a[0] - b[0]).map(group => group[1]);
  });

  let index = 0, step = 0, isShowing = false, isBlack = false;
  const isOverview = () => screen.classList.contains("is-overview");
  const channel = "BroadcastChannel" in window ? new BroadcastChannel(`engawa:${location.pathname}`) : null;

  // What is around the slides while they are shown.
  const screen = element("div", "deck-screen");
  const bar = element("div", "deck-controls");
  const button = (label, sign, act) => {
    const made = element("button", "", sign);
    made.type = "button";
    made.setAttribute("aria-label", label);
    made.addEventListener("click", act);
    bar.append(made);
  };
  const progress = element("div", "deck-progress"), number = element("p", "deck-number");
  const elapsed = element("p", "deck-elapsed"), keys = element("dialog", "deck-keys");
  const care = element("p", "deck-care", words.care);
  keys.append(...words.keys.split(" ｜ ").map(line => element("p", "", line)));
  keys.addEventListener("click", () => keys.close());

  const draw = () => {
    slides.forEach((slide, place) => {
      slide.classList.toggle("is-current", place === index);
      slide.classList.toggle("is-next", place === index + 1);
      const shown = place === index ? step : Infinity;
      steps[place].forEach((parts, order) => parts.forEach(part => { part.style.visibility = order < shown ? "" : "hidden"; }));
    });
    for (const place of [screen, document.querySelector(".presenter")]) place?.classList.toggle("is-black", isBlack);
    number.textContent = `${index + 1} / ${slides.length}`;
    progress.style.width = `${100 * (index + 1) / slides.length}%`;
    try { history.replaceState(null, "", `#${index + 1}`); } catch { /* from a disk, in some browsers */ }
    if (isPresenter) tell();
  };
  const go = (to, at = 0, isOwn = true) => {
    index = Math.max(0, Math.min(slides.length - 1, to));
    step = Math.min(at, steps[index].length);
    draw();
    if (isOwn) channel?.postMessage({ index, step, isBlack });
    if (!isOwn || !isShowing) return;
    if (isOverview()) slides[index].scrollIntoView({ block: "center", behavior: "instant" });
    else slides[index].focus({ preventScroll: true });
  };
  const wake = () => { isBlack = false; };
  const next = () => {
    wake();
    if (isOverview()) go(index + 1);
    else if (step < steps[index].length) go(index, step + 1);
    else if (index + 1 < slides.length) go(index + 1);
    else go(index, step);
  };
  const back = () => {
    wake();
    if (isOverview()) go(index - 1);
    else if (step > 0) go(index, step - 1);
    else go(index - 1, index > 0 ? Infinity : 0);
  };
  // A row of the overview; elsewhere the next or the last step.
  const row = () => slides.filter(slide => slide.offsetTop === slides[0].offsetTop).length;
  const down = () => isOverview() ? go(index + row()) : next();
  const up = () => isOverview() ? go(index - row()) : back();
  const choose = () => isOverview() ? overview() : next();
  const black = () => { isBlack = !isBlack; go(index, step); };

  // Time: of the talk, and of exercises, which both windows count.
  const clock = seconds => `${Math.floor(seconds / 60)}:${String(Math.abs(seconds) % 60).padStart(2, "0")}`;
  let begun = 0;
  const toggleTime = () => { begun = begun ? 0 : Date.now(); tick(); };
  const countdowns = [...stage.querySelectorAll("[data-minutes]")].map((exercise, place) => {
    const whole = 60 * exercise.dataset.minutes;
    const button = element("button", "countdown", clock(whole));
    button.type = "button";
    button.setAttribute("aria-label", `${words.start} ${clock(whole)}`);
    exercise.append(button);
    // When it is over, or what is left of it while it stands still.
    let end = 0, left = whole;
    const rest = () => end ? Math.max(0, Math.round((end - Date.now()) / 1000)) : left;
    const show = () => {
      button.textContent = clock(rest());
      button.classList.toggle("is-over", rest() === 0);
    };
    const toggle = () => {
      const now = rest();
      [end, left] = end && now > 0 ? [0, now] : [Date.now() + 1000 * (now || whole), 0];
      show();
      send();
    };
    const send = () => channel?.postMessage({ countdown: { place, end, left } });
    const follow = told => { ({ end, left } = told); show(); };
    button.addEventListener("click", event => { event.stopPropagation(); toggle(); });
    return { slide: slides.indexOf(exercise.closest(".slide")), show, toggle, send, follow };
  });
  const count = () => countdowns.find(own => own.slide === index)?.toggle();
  const tick = () => {
    elapsed.textContent = begun ? clock(Math.floor((Date.now() - begun) / 1000)) : "";
    for (const countdown of countdowns) countdown.show();
  };

  const fit = () => {
    if (isShowing) stage.style.transform = `scale(${Math.min(innerWidth / 1280, innerHeight / 720)})`;
    if (!isPresenter) return;
    // Beside the notes there is room for both slides above one another; above them, beside one another.
    const isWide = innerWidth >= 1000;
    stage.parentElement.classList.toggle("is-narrow", !isWide);
    const now = isWide ? Math.min(0.54 * innerWidth / 1280, 0.56 * innerHeight / 720) : (innerWidth - 48) * 0.6 / 1280;
    stage.style.setProperty("--now", now);
    stage.style.setProperty("--next", now * (isWide ? 0.6 : 0.66));
  };
  const overview = () => { screen.classList.toggle("is-overview"); slides[index].scrollIntoView({ block: "center", behavior: "instant" }); };
  const show = from => {
    if (isShowing || isPresenter) return;
    isShowing = true;
    deck.before(screen);
    stage.append(care);
    screen.append(stage, bar, progress, number, elapsed, keys);
    stage.classList.add("stage");
    document.documentElement.classList.add("is-showing");
    for (const slide of slides) slide.tabIndex = -1;
    fit();
    go(from);
  };
  const leave = () => {
    if (isPresenter) return close();
    isShowing = isBlack = false;
    for (const parts of steps.flat(2)) parts.style.visibility = "";
    deck.querySelector("[data-deck-bar]").after(stage);
    stage.classList.remove("stage");
    care.remove();
    stage.style.transform = "";
    screen.classList.remove("is-overview", "is-black");
    screen.remove();
    document.documentElement.classList.remove("is-showing");
    if (document.fullscreenElement) document.exitFullscreen();
    slides[index].scrollIntoView({ behavior: "instant" });
    try { history.replaceState(null, "", `#${slides[index].id}`); } catch { /* from a disk, in some browsers */ }
  };
  // The slide that is being read.
  const read = () => Math.max(0, slides.findIndex(slide => slide.getBoundingClientRect().bottom > innerHeight / 2));
  const present = () => isPresenter || open(`${location.pathname}?presenter#${index + 1}`, "engawa-presenter", "popup,width=1180,height=760");
  const fill = () => document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  button(words.back, "◀", back);
  button(words.next, "▶", next);
  if (!isPresenter) button(words.overview, "▦", overview);
  button(words.leave, "✕", leave);

  // What whoever speaks sees: this slide and the next, what to say, and the time.
  let notes, position, now;
  const tell = () => {
    const own = [...slides[index].querySelectorAll(".speaker-notes > :not(summary)")].map(node => node.cloneNode(true));
    notes.replaceChildren(...(own.length ? own : [words.noNotes]));
    position.textContent = `${words.slide} ${index + 1} / ${slides.length}${steps[index].length ? ` (${step}/${steps[index].length})` : ""}`;
  };
  const speak = () => {
    const desk = element("main", "presenter");
    const side = element("div", "presenter-side");
    [notes, position, now] = [element("div", "presenter-notes"), element("p", "presenter-position"), element("p", "presenter-clock")];
    const reset = element("button", "", words.reset);
    reset.type = "button";
    reset.addEventListener("click", () => { begun = Date.now(); });
    begun = Date.now();
    elapsed.setAttribute("aria-label", words.time);
    side.append(care, position, now, elapsed, reset, notes);
    stage.classList.add("stage");
    desk.append(element("h1", "spoken", `${document.title} ${words.presenter}`), stage, side, bar, keys);
    document.body.replaceChildren(desk);
    fit();
    document.documentElement.classList.add("is-presenting");
    const wall = () => { now.textContent = new Date().toTimeString().slice(0, 5); };
    wall();
    setInterval(wall, 1000);
    go(Number(location.hash.slice(1)) - 1 || 0, 0, false);
    channel?.postMessage({ asks: true });
  };

  channel?.addEventListener("message", ({ data }) => {
    if (data.asks) {
      if (isShowing) channel.postMessage({ index, step, isBlack });
      for (const countdown of countdowns) countdown.send();
      return;
    }
    if (data.countdown) return countdowns[data.countdown.place]?.follow(data.countdown);
    if (!isShowing && !isPresenter) return;
    isBlack = data.isBlack;
    go(data.index, data.step, false);
  });

  const acts = {
    ArrowRight: next, PageDown: next, " ": choose, Enter: choose, ArrowDown: down, ArrowLeft: back, PageUp: back, ArrowUp: up,
    Home: () => go(0), End: () => go(slides.length - 1), b: black, ".": black, o: isPresenter ? undefined : overview, t: toggleTime, c: count,
    f: fill, p: present, "?": () => keys.showModal(), Escape: () => isOverview() ? overview() : isPresenter || leave(),
  };
  addEventListener("keydown", event => {
    const act = acts[event.key] ?? acts[event.key.toLowerCase()];
    const isOnControl = event.target.closest("a, button, summary, input") && ["Enter", " "].includes(event.key);
    if (!isShowing && !isPresenter || !act || keys.open || isOnControl || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    act();
  });
  screen.addEventListener("click", event => {
    // Parts of a diagram lead to pages where it is read; where it is shown a click goes on.
    if (event.target.closest("svg a")) event.preventDefault();
    else if (event.target.closest("a, button, summary, details, dialog")) return;
    if (!isShowing) return;
    const chosen = isOverview() && slides.indexOf(event.target.closest(".slide"));
    if (chosen === false) return event.clientX < innerWidth * 0.3 ? back() : next();
    if (chosen >= 0) { overview(); go(chosen); }
  });
  let start;
  stage.addEventListener("touchstart", event => { start = event.touches.length === 1 ? event.touches[0] : null; }, { passive: true });
  stage.addEventListener("touchend", event => {
    const end = event.changedTouches[0];
    if (!isShowing || !start || Math.abs(end.clientX - start.clientX) < 60) return;
    event.preventDefault();
    end.clientX < start.clientX ? next() : back();
  });
  addEventListener("resize", fit);
  // On paper slides stand as on the page.
  let printed = -1;
  addEventListener("beforeprint", () => { if (isShowing) { printed = index; leave(); } });
  addEventListener("afterprint", () => { if (printed >= 0) { show(printed); printed = -1; } });
  addEventListener("hashchange", () => { if (/^#\d+$/.test(location.hash)) isShowing || isPresenter ? location.hash.slice(1) - 1 !== index && go(location.hash.slice(1) - 1) : show(location.hash.slice(1) - 1); });
  setInterval(tick, 500);

  if (isPresenter) return speak();
  slides.forEach((slide, place) => {
    const link = element("a", "slide-link", `${place + 1} / ${slides.length}`);
    link.href = `#${place + 1}`;
    link.title = words.show;
    slide.append(link);
  });
  const own = deck.querySelector("[data-deck-bar]");
  own.hidden = false;
  own.querySelector("[data-deck-show]").addEventListener("click", () => { fill().catch(() => {}); show(read()); });
  own.querySelector("[data-deck-present]").addEventListener("click", () => { show(read()); present(); });
  if (/^#\d+$/.test(location.hash)) show(location.hash.slice(1) - 1);
})();
