"use strict";
// Stands between the terminal script and the server. That script opens one WebSocket and writes
// into it; here it gets a line that lasts: it connects again by itself, and keeps what was typed
// until the server has it.
(() => {
  const COLUMNS = 60; // the app loses nothing from here on
  const CELL = 0.6; // of a letter's height, in the font that comes with this page
  const [SMALLEST, LARGEST] = [9, 16]; // pixels of a letter; the browser's zoom does the rest
  const PIECE = 16000; // letters of one message
  const PATIENCE = 6000; // milliseconds for an answer
  const TICK = 2000;
  const WAITS = [300, 1000, 2000, 4000]; // milliseconds until the next try

  const WORDS = {
    connecting: ["Conferapp", "One moment…"],
    lost: ["The connection is gone",
      "Conferapp is trying to get it back. All that had arrived is saved, and what you typed last " +
      "is sent again. Typing waits until the screen is back."],
    stranger: ["This page needs a new address",
      "Conferapp was started anew, or there is a newer address. In the terminal where it runs, " +
      "Enter makes one; a student asks the tutor for it."],
    busy: ["Conferapp is open in another window",
      "There is one window at a time. Nothing is lost when this one takes over.",
      "Use it here", "take"],
    student: ["The student has the screen",
      "It comes back here when they give it back with your code, or when you take it and type " +
      "the code here.", "Take it here", "take"],
    tutor: ["Your tutor has the screen",
      "It comes here by itself when it is your turn. Leave this page open."],
    closed: ["Conferapp is closed", "Everything is saved.", "Open it again", "open"],
    fault: ["Conferapp met a fault of its own and closed",
      "What was saved before is safe. Open it again to go on.", "Open it again", "open"],
    unsaved: ["Conferapp closed: something has to be mended",
      "The terminal where it runs says what, and whether the last words were saved.",
      "Open it again", "open"],
    ended: ["Conferapp has ended", "Everything is saved. This page can be closed."],
    undrawn: ["This browser can’t draw the screens",
      "It lacks WebGL 2, or has it turned off. Another browser may have it."],
  };

  const get = (id) => document.getElementById(id);
  const [cover, button] = [get("cover"), get("button")];
  const Real = window.WebSocket;
  const address = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/line`;
  sessionStorage.window ??= Array.from(crypto.getRandomValues(new Uint32Array(4)), String).join("-");
  const me = sessionStorage.window;

  let line = null; // what the terminal script has
  let socket = null;
  let size = { width: 80, height: 24 };
  let shown = false; // whether the app is here, and takes what is typed
  let count = 0;
  let unheard = []; // [number, text] of what the server doesn't have yet
  let pinged = 0;
  let tries = 0;
  let over = false;

  // An address with a token, opened where somebody is in already, or was.
  history.replaceState(null, "", "/");
  window.addEventListener("hashchange", () => {
    if (over) location.reload();
    else history.replaceState(null, "", "/");
  });

  // What the page says -------------------------------------------------------------------

  function say(name) {
    const [title, said, label, action] = WORDS[name];
    shown = false;
    get("title").textContent = title;
    get("said").textContent = said;
    button.hidden = !label;
    button.textContent = label ?? "";
    button.onclick = () => send([action]);
    cover.hidden = false;
    cover.className = name === "lost" ? "" : "whole";
    document.activeElement?.blur();
    if (label) button.focus();
  }

  function uncover() {
    shown = true;
    cover.hidden = true;
    toTerminal();
  }

  function toTerminal() {
    document.querySelector(".xterm-helper-textarea")?.focus({ preventScroll: true });
  }

  // The line -------------------------------------------------------------------------------

  class Line extends EventTarget {
    constructor(url) {
      super();
      line = this;
      const asked = new URL(url, location.href).searchParams;
      size = { width: Number(asked.get("width")), height: Number(asked.get("height")) };
      queueMicrotask(() => this.dispatchEvent(new Event("open")));
      connect();
    }

    send(text) {
      const [kind, value] = JSON.parse(text);
      if (kind === "stdin") typed(value);
      if (kind === "resize") {
        size = value;
        send(["resize", size.width, size.height]);
      }
    }

    close() {}
  }

  function typed(text) {
    if (!shown) return;
    const letters = Array.from(text); // no letter is cut in two
    for (let at = 0; at < letters.length; at += PIECE) {
      count += 1;
      const piece = [count, letters.slice(at, at + PIECE).join("")];
      unheard.push(piece);
      send(["typed", ...piece]);
    }
  }

  function send(said) {
    if (socket?.readyState === Real.OPEN) socket.send(JSON.stringify(said));
  }

  function connect() {
    const made = new Real(address);
    made.binaryType = "arraybuffer";
    made.onopen = () => {
      send(["hello", me, size.width, size.height]);
      pinged = Date.now();
    };
    made.onmessage = (event) => { if (made === socket) hear(event.data); };
    made.onclose = () => { if (made === socket) lost(); };
    socket = made;
    pinged = Date.now();
  }

  const HEARD = {
    shown: (number) => {
      tries = 0;
      unheard = unheard.filter(([each]) => each > number);
      count = Math.max(count, number);
      uncover();
      unheard.forEach((piece) => send(["typed", ...piece]));
    },
    cover: (name) => {
      tries = 0;
      over ||= name === "ended";
      say(name);
      if (unheard.length) get("said").textContent += " What you typed last here did not arrive.";
      unheard = [];
    },
    heard: (number) => { unheard = unheard.filter(([each]) => each > number); },
    pong: () => { pinged = 0; },
    background: (color) => {
      document.body.style.background = /^#[0-9a-f]{6}$/i.test(color) ? color : "";
    },
    file: (key, name) => {
      const link = document.createElement("a");
      link.href = `/file/${key}`;
      link.download = name;
      link.click();
    },
  };

  function hear(data) {
    if (typeof data === "string") {
      const [kind, ...values] = JSON.parse(data);
      HEARD[kind]?.(...values);
    } else {
      line.dispatchEvent(new MessageEvent("message", { data }));
    }
  }

  async function lost() {
    socket = null;
    pinged = 0;
    if (over) return;
    if (tries || shown || unheard.length || cover.hidden) say("lost");
    const wait = WAITS[Math.min(tries, WAITS.length - 1)];
    tries += 1;
    await new Promise((go) => setTimeout(go, wait));
    try {
      const answer = await fetch("/here", { signal: AbortSignal.timeout(PATIENCE) });
      if (answer.status === 403) {
        over = true;
        say("stranger");
        return;
      }
    } catch {
      lost();
      return;
    }
    connect();
  }

  function tick() {
    if (!socket) return;
    if (pinged && Date.now() - pinged > PATIENCE) {
      const old = socket;
      socket = null;
      old.close();
      lost();
    } else if (!pinged && socket.readyState === Real.OPEN) {
      pinged = Date.now();
      send(["ping"]);
    }
  }

  // Keys ------------------------------------------------------------------------------------

  const onMac = navigator.platform.startsWith("Mac");
  function pastes(event) {
    return event.ctrlKey && !event.altKey && !event.metaKey && !onMac && event.code === "KeyV";
  }

  window.addEventListener("keydown", (event) => {
    if (!shown) return;
    if (pastes(event)) event.stopImmediatePropagation(); // the browser pastes, not the terminal
    // F5 and F12 are the app's here; the browser reloads by its own button, which loses nothing.
    else if (/^F\d+$/.test(event.key)) event.preventDefault();
  }, true);
  window.addEventListener("beforeunload", (event) => {
    if (unheard.length) event.preventDefault();
  });
  document.addEventListener("click", () => { if (shown) toTerminal(); });
  window.addEventListener("focus", () => { if (shown) toTerminal(); });
  window.addEventListener("online", tick);
  document.addEventListener("visibilitychange", tick);

  // Beginning ---------------------------------------------------------------------------

  window.WebSocket = Line;
  window.open = () => null; // an address in somebody's words leads nowhere
  const nonce = document.querySelector("meta[name=nonce]").content;
  const make = document.createElement.bind(document);
  document.createElement = (name, options) => {
    const made = make(name, options);
    if (name === "style") made.nonce = nonce; // the terminal script's own; no other style is let in
    return made;
  };

  const set = Element.prototype.setAttribute;
  Element.prototype.setAttribute = function (name, value) {
    // Where there is no WebGL, letters are elements; their colors come by a way that is let in.
    if (name === "style") this.style.cssText = value;
    else set.call(this, name, value);
  };

  window.addEventListener("load", async () => {
    const fits = innerWidth / COLUMNS / CELL;
    get("terminal").dataset.fontSize = Math.max(SMALLEST, Math.min(LARGEST, Math.floor(fits)));
    get("terminal").dataset.sessionWebsocketUrl = address;
    // Cells are as wide as the font that is there when they are measured.
    await document.fonts.load('16px "Roboto Mono"').catch(() => []);
    const script = document.createElement("script");
    script.src = "/static/terminal.js";
    script.onload = () => {
      try {
        window.onload(new Event("load"));
      } catch {
        say("undrawn");
      }
    };
    document.head.append(script);
    setInterval(tick, TICK);
  });
})();
