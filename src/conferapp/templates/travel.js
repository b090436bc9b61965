"use strict";
// The page that travels. It asks for nothing from outside, keeps nothing in the browser, and puts
// every text into the page as text. What is answered lives in `answers` until it is saved.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const says = data.says;
  const wants = (support) => data.supports.includes(support);
  const root = document.getElementById("page");
  const heard = document.getElementById("heard");

  let stage = data.stage;
  const answers = new Map(); // question id -> {value, at}; at is "" for what was there before
  const rowsShown = new Map(); // question id -> its rows, the empty ones too
  const opened = []; // {key, at}, in the order in which results were asked for
  let at = -1; // the page on screen; -1 is the beginning, and behind the last one comes the end
  let turn = 0; // the question on screen, where they come one at a time
  let unsaved = false;
  let clock = null;
  let time = ""; // how the time goes on this page, in words

  // Words -------------------------------------------------------------------------------------

  const fill = (text, gaps = {}) => text.replace(/\{(\w+)\}/g, (all, gap) => (gap in gaps ? String(gaps[gap]) : all));
  const say = (name, gaps) => fill(says[name], gaps);

  // Elements ----------------------------------------------------------------------------------

  function make(tag, properties = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (value === null || value === undefined || value === false) continue;
      if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
      else if (name === "text") made.textContent = value;
      else made.setAttribute(name, value === true ? "" : value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
  }
  const button = (text, press, looks = "") => make("button", { type: "button", class: looks, dir: "auto", text, onclick: press });
  let counted = 0;
  const fresh = () => `n${(counted += 1)}`;
  const lines = (text) => text.split("\n").map((line) => make("p", { text: line }));
  const own = { autocomplete: "off", dir: "auto" };

  // Answers -----------------------------------------------------------------------------------

  const asked = () => stage.sheets.flatMap((sheet) => sheet.questions);
  const question = (id) => asked().find((one) => one.id === id);
  const value = (id) => (answers.has(id) ? answers.get(id).value : null);
  const isLocked = (one) => one.locked || opened.some((each) => each.key === one.id);

  function isNothing(given) {
    if (given === null || given === undefined) return true;
    if (typeof given === "string") return given.trim() === "";
    if (Array.isArray(given)) return given.length === 0;
    return false;
  }

  function answer(one, given) {
    if (isLocked(one)) return;
    answers.set(one.id, { value: isNothing(given) ? null : given, at: stamp() });
    unsaved = true;
    changed();
  }

  function stamp() {
    const now = new Date();
    const two = (number) => String(Math.abs(number)).padStart(2, "0");
    const away = -now.getTimezoneOffset();
    const here = new Date(now.getTime() + away * 60000).toISOString().slice(0, 23);
    const zone = `${two(Math.trunc(Math.abs(away) / 60))}:${two(Math.abs(away) % 60)}`;
    return `${here}${away < 0 ? "-" : "+"}${zone}`;
  }

  function read(text) {
    const plain = text.trim().replace("\u2212", "-").replace(/^(\d+),(\d+)$/, "$1.$2");
    return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null;
  }

  // What was answered, as text; the answers themselves are never translated.
  const shownAs = (options, stored) => {
    const found = options.find((each) => each.stored === stored);
    return found ? found.shown : String(stored);
  };
  const said = {
    one: (one, given) => {
      if (!one.settings.scale) return shownAs(one.settings.options, given);
      const label = shownAs(one.settings.options, given);
      const steps = one.settings.options;
      const step = fill(says.of, { part: given, whole: steps[steps.length - 1].stored });
      return label ? `${step}, ${label}` : step;
    },
    many: (one, given) => given.map((each) => shownAs(one.settings.options, each)).join("\n"),
    number: (one, given) => `${given} ${one.settings.unit}`.trim(),
    score: (one, given) => {
      const base = fill(says.of, { part: given.value, whole: given.out_of });
      const share = percent(given);
      return given.out_of === 100 || share === null ? base : fill(says.percent, { said: base, share: Math.round(share) });
    },
    date: (one, given) => {
      const day = new Date(given.length > 10 ? given : `${given}T12:00`);
      const looks = { dateStyle: "full", ...(given.length > 10 ? { timeStyle: "short" } : {}) };
      return Number.isNaN(day.getTime()) ? given : new Intl.DateTimeFormat(data.spoken, looks).format(day);
    },
    tick: (one, given) => (given ? `✓ ${says.tick_said}` : ""),
    rows: (one, given) => given.map((row) => one.settings.columns.map((column) => cell(column, row[column.key])).filter(Boolean).join(" · ")).join("\n"),
    levels: (one, given) => given.filter((row) => row.level).map((row) => `${marks[row.level] || ""} ${row.topic}: ${shownAs(one.settings.options, row.level)}`).join("\n"),
    picture: (one, given) => [given.picture, given.words].filter(Boolean).join(": "),
    closing: (one, given) => ["goals", "actions"].flatMap((list) => given[list] || []).map((row) => [row.goal || row.what, row.outcome && shownAs(one.settings.options, row.outcome), row.because].filter(Boolean).join(": ")).join("\n"),
  };
  const cell = (column, given) => {
    if (given === null || given === undefined) return "";
    return column.type === "day" ? said.date(null, String(given)) : shownAs(column.options, given);
  };
  const marks = { mastered: "●", close: "◐", "not yet": "○" };
  function text(one) {
    const given = value(one.id);
    if (isNothing(given)) return "";
    return said[one.control] ? said[one.control](one, given) : String(given);
  }

  // Conditions --------------------------------------------------------------------------------

  function percent(score) {
    const { value: points, out_of: whole } = score || {};
    return typeof points === "number" && typeof whole === "number" && whole > 0 ? (100 * points) / whole : null;
  }
  function number(one, given) {
    if (one.control === "score") return percent(given);
    if (one.control === "rows" || one.control === "levels") return given.length;
    if (one.control === "closing") return [...(given.goals || []), ...(given.actions || [])].filter((row) => row.outcome === "kept").length;
    return one.kind === "number" || one.kind === "scale" ? given : null;
  }
  function members(one, given) {
    if (Array.isArray(given)) return given.map((each) => (typeof each === "object" ? each[first(one)] : each)).filter(Boolean);
    if (one.control === "closing") return [...(given.goals || []), ...(given.actions || [])].map((row) => row.outcome).filter(Boolean);
    if (one.control === "picture") return given.picture ? [given.picture] : [];
    return one.kind === "choice" ? [given] : [];
  }
  const first = (one) => (one.control === "levels" ? "topic" : one.settings.columns[0].key);
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const equal = (one, given, wanted) => {
    const amount = number(one, given);
    return typeof wanted === "number" && typeof amount === "number" ? amount === wanted : same(given, wanted);
  };
  const tests = {
    is: equal,
    is_not: (one, given, wanted) => !equal(one, given, wanted),
    at_least: (one, given, wanted) => typeof number(one, given) === "number" && number(one, given) >= wanted,
    at_most: (one, given, wanted) => typeof number(one, given) === "number" && number(one, given) <= wanted,
    includes: (one, given, wanted) => members(one, given).includes(wanted),
  };
  function holds(test) {
    const one = question(test.question);
    const given = one ? value(one.id) : null;
    if (test.test === "answered") return !isNothing(given) === test.wanted;
    return !isNothing(given) && tests[test.test](one, given, test.wanted);
  }
  const isShown = (thing) => thing.tests.every(holds);
  const sheets = () => stage.sheets.filter(isShown);
  const questions = (sheet) => sheet.questions.filter(isShown);

  // The result behind a prediction ------------------------------------------------------------

  function decode(packed) {
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  }
  const isReady = (key) => {
    const one = question(key);
    const given = one ? value(key) : null;
    if (isNothing(given)) return false;
    return one.control === "score" ? percent(given) !== null : one.control !== "number" || typeof given === "number";
  };

  // Opens what waits for a prediction, and what other predictions came before it.
  function open(key) {
    while (stage.key && stage.sealed && isReady(stage.key)) {
      const now = stage.key;
      opened.push({ key: now, at: stamp() });
      stage = decode(stage.sealed);
      unsaved = true;
      if (now === key) return true;
    }
    return false;
  }

  // Controls ----------------------------------------------------------------------------------

  // Each gets the question, the element for what is wrong, and says what it shows.
  const controls = {
    line(one) {
      const box = make("input", { ...own, type: "text", id: `a-${one.id}`, maxlength: one.settings.most, list: one.settings.offers.length ? `l-${one.id}` : null });
      box.value = value(one.id) ?? "";
      box.addEventListener("input", () => answer(one, box.value));
      return [box, offers(`l-${one.id}`, one.settings.offers), help(one, box)];
    },

    text(one) {
      const box = make("textarea", { ...own, id: `a-${one.id}`, rows: 4, maxlength: one.settings.most });
      const room = make("p", { class: "hint", "aria-live": "polite" });
      const grow = () => {
        box.style.height = "auto";
        box.style.height = `${Math.max(box.scrollHeight + 4, 112)}px`;
        const left = one.settings.most - box.value.length;
        room.textContent = left < 100 ? say("left", { count: left }) : "";
      };
      box.value = value(one.id) ?? "";
      box.addEventListener("input", () => { answer(one, box.value); grow(); });
      requestAnimationFrame(grow);
      return [box, room, help(one, box)];
    },

    number(one, wrong) {
      const box = make("input", { ...own, type: "text", inputmode: "decimal", id: `a-${one.id}`, class: "few" });
      box.value = value(one.id) ?? "";
      const check = () => {
        const amount = read(box.value);
        const { min, max } = one.settings;
        const off = (min !== null && amount < min) || (max !== null && amount > max);
        wrong.textContent = !box.value.trim() ? "" : amount === null ? says.not_number : off ? say("from_to", { low: min ?? "…", high: max ?? "…" }) : "";
      };
      box.addEventListener("input", () => answer(one, read(box.value) ?? box.value));
      box.addEventListener("change", check);
      return [make("span", { class: "together" }, box, make("span", { text: one.settings.unit }))];
    },

    score(one, wrong) {
      const given = value(one.id) || { value: null, out_of: one.settings.out_of };
      const points = make("input", { ...own, type: "text", inputmode: "decimal", class: "few", id: `a-${one.id}`, "aria-label": says.points });
      const whole = make("input", { ...own, type: "text", inputmode: "decimal", class: "few", id: `b-${one.id}`, "aria-label": says.out_of });
      points.value = given.value ?? "";
      whole.value = given.out_of ?? "";
      const take = () => answer(one, points.value.trim() ? { value: read(points.value) ?? points.value, out_of: read(whole.value) ?? whole.value } : null);
      const check = () => {
        const off = points.value.trim() && (read(points.value) === null || !(read(whole.value) > 0));
        wrong.textContent = off ? says.not_number : "";
      };
      points.addEventListener("change", () => {
        const both = points.value.split("/");
        if (both.length === 2 && both.every((each) => read(each) !== null)) {
          [points.value, whole.value] = both.map((each) => each.trim());
          take();
        }
      });
      for (const box of [points, whole]) {
        box.addEventListener("input", take);
        box.addEventListener("change", check);
      }
      return [make("span", { class: "together" }, points, make("span", { text: says.out_of }), whole)];
    },

    one(one) {
      const { options, other } = one.settings;
      const given = value(one.id);
      const every = picked(one, options);
      const name = fresh();
      const group = make("div", { class: one.settings.scale ? "picks steps" : "picks" });
      for (const option of every) {
        const box = make("input", { type: "radio", name, id: fresh() });
        box.checked = same(given, option.stored);
        box.addEventListener("change", () => { if (mine) mine.value = ""; answer(one, option.stored); });
        group.append(pick(box, option, one.settings.scale));
      }
      const known = every.some((option) => same(option.stored, given));
      const mine = other ? ownWords(one, known ? "" : given ?? "", (words) => {
        for (const box of group.querySelectorAll("input")) box.checked = false;
        answer(one, words);
      }) : null;
      const clear = button(says.clear, () => { answer(one, null); draw(one.id); }, "quiet clear");
      return [every.length || other ? group : make("p", { text: says.nothing_to_choose }), mine && mine.label, every.length ? clear : null];
    },

    many(one, wrong) {
      const { other, most } = one.settings;
      const every = picked(one, one.settings.options);
      const chosen = () => value(one.id) || [];
      const names = every.map((option) => option.stored);
      const group = make("div", { class: "picks" });
      const check = () => {
        const count = chosen().length;
        wrong.textContent = most && count > most ? say("too_many", { number: count, count: most }) : "";
      };
      const take = (words) => {
        const ticked = [...group.querySelectorAll("input")].map((box, place) => (box.checked ? names[place] : null));
        answer(one, [...ticked.filter((each) => each !== null), ...words]);
        check();
      };
      const mine = other ? ownWords(one, chosen().filter((each) => !names.includes(each)).join(", "), () => take(typed())) : null;
      const typed = () => (mine ? mine.value.split(",").map((each) => each.trim()).filter(Boolean) : []);
      for (const option of every) {
        const box = make("input", { type: "checkbox", id: fresh() });
        box.checked = chosen().includes(option.stored);
        box.addEventListener("change", () => take(typed()));
        group.append(pick(box, option));
      }
      const rule = most && every.length > most && !one.hint ? make("p", { class: "hint", text: say("at_most", { count: most }) }) : null;
      return [rule, every.length || other ? group : make("p", { text: says.nothing_to_choose }), mine && mine.label];
    },

    date(one, wrong) {
      const { time, earliest, latest } = one.settings;
      const edge = (day, hour) => day && (time ? `${day}T${hour}` : day);
      const box = make("input", { type: time ? "datetime-local" : "date", id: `a-${one.id}`, class: "day", min: edge(earliest, "00:00"), max: edge(latest, "23:59") });
      const given = value(one.id) ?? "";
      box.value = time ? given.slice(0, 16) : given.slice(0, 10);
      box.addEventListener("input", () => answer(one, time && box.value ? `${box.value}:00${zone(box.value)}` : box.value));
      box.addEventListener("change", () => { wrong.textContent = box.validity.valid ? "" : says.not_date; });
      return [box];
    },

    tick(one) {
      const live = one.settings.of.map(question).filter(Boolean).map(text).filter(Boolean);
      const back = [...live, ...one.settings.lines];
      const box = make("input", { type: "checkbox", id: `a-${one.id}` });
      box.checked = value(one.id) === true;
      box.addEventListener("change", () => answer(one, box.checked ? true : null));
      const read = back.length ? [make("p", { class: "hint", text: says.read_back }), make("blockquote", { dir: "auto" }, ...back.flatMap(lines))] : [make("p", { text: says.nothing_back })];
      return [...read, make("div", { class: "picks" }, pick(box, { shown: says.tick_said }))];
    },

    rows(one) {
      const { columns, most, prompts, blank } = one.settings;
      const rows = rowsOf(one);
      const untouched = (row) => columns.every((column) => isNothing(row[column.key])) || one.settings.first.some((other) => same(other, row));
      const take = () => answer(one, rows.filter((row) => !untouched(row)));
      const cards = rows.map((row, place) => card(one, row, place, take, rows.length > 1 ? () => {
        rows.splice(place, 1);
        take();
        draw(one.id);
      } : null));
      const add = button(says.another, () => {
        rows.push({ ...blank });
        draw(one.id, true);
      });
      const think = prompts.length ? make("p", { class: "hint", text: `${says.think_of}: ${prompts.join(" · ")}` }) : null;
      return [think, ...cards, rows.length < most ? add : null];
    },

    levels(one) {
      const { options, names } = one.settings;
      const rows = new Map([...one.settings.first, ...(value(one.id) || [])].map((row) => [row.topic, { ...row }]));
      if (!names.length) return [make("p", { text: says.nothing_to_choose })];
      return names.map((name) => {
        const group = fresh();
        const row = rows.get(name);
        const picks = options.map((option) => {
          const box = make("input", { type: "radio", name: group, id: fresh() });
          box.checked = row.level === option.stored;
          box.addEventListener("change", () => {
            row.level = option.stored;
            answer(one, [...rows.values()].filter((each) => each.level));
          });
          const shown = pick(box, { shown: `${marks[option.stored]} ${option.shown}` });
          shown.dataset.level = option.stored;
          return shown;
        });
        return make("fieldset", { class: "skill" }, make("legend", { text: name, dir: "auto" }), make("div", { class: "picks wide" }, ...picks));
      });
    },

    picture(one) {
      const given = value(one.id) || { picture: null, words: null };
      const chosen = make("select", { id: `a-${one.id}` }, make("option", { value: "", text: says.no_picture }));
      const groups = new Map();
      for (const each of one.settings.pictures) {
        if (!groups.has(each.subject)) groups.set(each.subject, make("optgroup", { label: each.subject }));
        groups.get(each.subject).append(make("option", { value: each.name, text: each.words }));
      }
      chosen.append(...groups.values());
      chosen.value = given.picture || "";
      const art = make("pre", { class: "art", "aria-hidden": "true" });
      const words = make("input", { ...own, type: "text", id: `b-${one.id}`, maxlength: one.settings.most });
      words.value = given.words ?? "";
      const named = () => one.settings.pictures.find((each) => each.name === chosen.value);
      const draw = () => {
        art.textContent = named() ? named().art : "";
        art.hidden = !named();
      };
      const take = () => answer(one, chosen.value || words.value.trim() ? { picture: chosen.value || null, words: words.value || null } : null);
      chosen.addEventListener("change", () => {
        const offered = one.settings.pictures.some((each) => each.words === words.value);
        if (named() && (!words.value || offered)) words.value = named().words;
        draw();
        take();
      });
      words.addEventListener("input", take);
      draw();
      return [labelled(says.picture, chosen), art, labelled(says.card_words, words)];
    },

    closing(one) {
      const { items, options, longest } = one.settings;
      if (!items.length) return [make("p", { text: says.nothing_left })];
      const given = value(one.id) || {};
      const rows = items.map((item) => ({ outcome: null, because: null, ...((given[item.list] || []).find((row) => row[item.key] === item.name) || {}), [item.key]: item.name }));
      const take = () => {
        const of = (list) => rows.filter((row, place) => items[place].list === list && (row.outcome || row.because));
        const whole = { record: one.settings.record, goals: of("goals"), actions: of("actions") };
        answer(one, whole.goals.length || whole.actions.length ? whole : null);
      };
      return items.map((item, place) => {
        const group = fresh();
        const picks = options.map((option) => {
          const box = make("input", { type: "radio", name: group, id: fresh() });
          box.checked = rows[place].outcome === option.stored;
          box.addEventListener("change", () => { rows[place].outcome = option.stored; take(); });
          return pick(box, option);
        });
        const because = make("input", { ...own, type: "text", maxlength: longest, id: fresh() });
        because.value = rows[place].because ?? "";
        because.addEventListener("input", () => { rows[place].because = because.value || null; take(); });
        return make("fieldset", { class: "card" }, make("legend", { text: item.line || item.name, dir: "auto" }), make("div", { class: "picks wide" }, ...picks), labelled(says.because, because));
      });
    },
  };
  const SINGLE = ["line", "text", "number", "date"]; // controls that one label can name

  // Options of the agenda, those out of topics that are entered on this very page, and what was
  // chosen before and isn't listed any more.
  function picked(one, options) {
    const source = one.settings.from ? question(one.settings.from) : null;
    const live = source ? (value(source.id) || []).map((row) => row.topic).filter(Boolean) : [];
    const names = options.map((option) => option.stored);
    return [...options, ...live.filter((name) => !names.includes(name)).map((name) => ({ stored: name, shown: name }))];
  }

  // The rows on screen: those answered, and those that wait to be filled in.
  function rowsOf(one) {
    if (rowsShown.has(one.id)) return rowsShown.get(one.id);
    const { first, columns } = one.settings;
    const key = columns[0].key;
    const rows = (value(one.id) || []).map((row) => ({ ...row }));
    for (const row of first) {
      const waits = row[key] === null ? rows.length < first.length : !rows.some((other) => other[key] === row[key]);
      if (waits) rows.push({ ...row });
    }
    rowsShown.set(one.id, rows);
    return rows;
  }

  function pick(box, option, scale) {
    const words = scale ? [make("b", { text: String(option.stored) }), make("span", { text: option.shown })] : [make("span", { text: option.shown, dir: "auto" })];
    return make("label", { class: "pick", for: box.id }, box, ...words);
  }

  function ownWords(one, given, take) {
    const box = make("input", { ...own, type: "text", maxlength: one.settings.longest, id: `o-${one.id}` });
    box.value = given;
    box.addEventListener("input", () => take(box.value));
    return { label: labelled(says.other, box), get value() { return box.value; }, set value(words) { box.value = words; } };
  }

  const labelled = (title, box) => make("label", { class: "cell", for: box.id }, make("span", { text: title }), box);
  const offers = (id, names) => (names.length ? make("datalist", { id }, ...names.map((name) => make("option", { value: name }))) : null);

  // Starters and words; choosing one puts it where the cursor is.
  function help(one, box) {
    if (!(one.starters.length || one.words.length) || isLocked(one)) return null;
    const put = (words, start) => {
      const place = box.selectionEnd ?? box.value.length;
      const before = box.value.slice(0, place);
      const gap = before && !/\s$/.test(before) ? (start && box.tagName === "TEXTAREA" ? "\n" : " ") : "";
      box.setRangeText(`${gap}${words}`, place, place, "end");
      box.dispatchEvent(new Event("input"));
      box.focus();
    };
    const chips = (title, texts, start) => (texts.length ? make("div", { class: "chips" }, make("p", { class: "hint", text: title }), ...texts.map((words) => button(words.trim() + (start ? " …" : ""), () => put(words, start), "chip"))) : null);
    const all = [chips(says.starters, one.starters, true), chips(says.words, one.words, false)];
    return wants("starters") ? make("div", {}, ...all.filter(Boolean)) : make("details", {}, make("summary", { text: says.help_words }), ...all.filter(Boolean));
  }

  // One row of a small table, as a card of fields.
  function card(one, row, place, take, remove) {
    const fields = (main) => one.settings.columns.filter((column) => column.main === main).map((column) => field(one, row, column, take));
    const more = fields(false);
    const filled = one.settings.columns.some((column) => !column.main && !isNothing(row[column.key]));
    return make("fieldset", { class: "card" },
      make("legend", { class: remove ? "" : "unseen", text: say("row", { number: place + 1 }) }),
      ...fields(true),
      more.length ? make("details", { open: filled }, make("summary", { text: says.more }), ...more) : null,
      remove ? button(says.remove, remove, "quiet") : null);
  }

  function field(one, row, column, take) {
    if (column.type === "one_of") {
      const box = make("select", { id: fresh() }, make("option", { value: "", text: "–" }), ...column.options.map((option) => make("option", { value: option.stored, text: option.shown })));
      box.value = row[column.key] ?? "";
      box.addEventListener("change", () => { row[column.key] = box.value || null; take(); });
      return labelled(column.title, box);
    }
    const day = column.type === "day";
    const list = column.offers.length ? fresh() : null;
    const box = make("input", day ? { type: "date", class: "day", id: fresh() } : { ...own, type: "text", id: fresh(), list, maxlength: one.settings.longest, inputmode: column.type === "number" ? "decimal" : null });
    box.value = day ? String(row[column.key] ?? "").slice(0, 10) : row[column.key] ?? "";
    box.addEventListener("input", () => { row[column.key] = box.value || null; take(); });
    const shown = labelled(column.title, box);
    if (list) shown.append(offers(list, column.offers));
    return shown;
  }

  function zone(local) {
    const away = -new Date(local).getTimezoneOffset();
    const two = (amount) => String(amount).padStart(2, "0");
    return `${away < 0 ? "-" : "+"}${two(Math.trunc(Math.abs(away) / 60))}:${two(Math.abs(away) % 60)}`;
  }

  // Drawing -----------------------------------------------------------------------------------

  function asking(one) {
    const wrong = make("p", { class: "wrong", id: `w-${one.id}`, role: "alert" });
    const hint = one.hint ? make("p", { class: "hint", id: `h-${one.id}`, text: one.hint, lang: data.language, dir: "auto" }) : null;
    const single = SINGLE.includes(one.control);
    const title = { class: "ask", text: one.ask, lang: data.language, dir: "auto" };
    const head = single ? make("label", { ...title, for: `a-${one.id}` }) : make("legend", title);
    const locked = isLocked(one);
    const parts = locked ? [make("blockquote", { dir: "auto" }, ...lines(text(one) || says.empty)), make("p", { class: "hint", text: says.locked })] : controls[one.control](one, wrong).filter(Boolean);
    const box = make(single && !locked ? "div" : "fieldset", { class: "asked", id: `q-${one.id}`, "data-kind": one.kind, "aria-describedby": hint && !single ? hint.id : null }, locked && single ? make("legend", title) : head, hint, ...parts, wrong);
    const control = single && !locked ? box.querySelector(`#a-${CSS.escape(one.id)}`) : null;
    if (control) control.setAttribute("aria-describedby", [hint && hint.id, wrong.id].filter(Boolean).join(" "));
    return box;
  }

  function note(item) {
    const one = item.question ? question(item.question) : null;
    const live = one ? text(one) : "";
    if (item.question && !live) return null;
    const share = one && one.control === "score" ? percent(value(one.id)) : item.share;
    const body = one ? lines(live) : item.lines.map((line) => make("p", { text: line.text, class: line.heading ? "portion" : line.small ? "hint" : "", "data-level": line.level || null }));
    const bar = typeof share === "number" ? make("span", { class: "bar", "aria-hidden": "true" }, make("span", {})) : null;
    if (bar) bar.firstChild.style.width = `${Math.max(0, Math.min(share, 100))}%`;
    return make("div", { class: bar ? "note score" : "note", lang: item.english ? "en" : data.language, dir: "auto" }, make("h3", { text: item.title }), bar, ...body);
  }

  // One kind sentence about the prediction beside the result.
  function gap() {
    const found = stage.gap && question(stage.gap.guess) ? value(stage.gap.guess) : null;
    const guess = percent(found);
    const got = stage.gap ? percent(stage.gap.result) : null;
    if (guess === null || got === null) return null;
    const one = stage.gap.result.out_of === found.out_of;
    const apart = one ? Math.round(10 * Math.abs(stage.gap.result.value - found.value)) / 10 : Math.round(Math.abs(got - guess));
    const amount = one ? (apart === 1 ? says.gap_point : say("gap_points", { number: apart })) : say("gap_percent", { number: apart });
    const name = Math.abs(got - guess) <= 3 ? "gap_near" : got > guess ? "gap_better" : "gap_under";
    return make("p", { class: "gap", text: say(name, { gap: amount }) });
  }

  // What stands in front of a result: its prediction has to be there, and the wish to look.
  function curtain(sheet) {
    const early = stage.key !== sheet.waits && !isReady(stage.key) ? stage.key : sheet.waits;
    if (!isReady(early)) {
      const there = sheets().findIndex((each) => questions(each).some((one) => one.id === early));
      if (there < 0) return [make("p", { text: says.sealed_not_here })];
      return [make("p", { text: says.sealed_first }), button(says.sealed_go, () => turnTo(there, early), "main")];
    }
    const show = button(says.sealed_show, () => {
      if (open(sheet.waits)) rowsShown.clear();
      turnTo(at);
      const told = [...root.querySelectorAll(".note.score, .gap")].map((each) => each.textContent);
      heard.textContent = [says.opened, ...told].join(" ");
    }, "main");
    return [make("p", { text: say("sealed_ready", { guessed: text(question(sheet.waits)) }) }), show];
  }

  function progress(list) {
    const dots = list.map((sheet, place) => make("span", { class: place === at ? "dot here" : place < at ? "dot seen" : "dot" }));
    const shown = Math.min(at + 1, list.length);
    return make("div", { class: "progress" }, make("span", { class: "dots", "aria-hidden": "true" }, ...dots), make("span", { class: "hint", text: at < list.length ? say("page_of", { number: shown, count: list.length }) : "" }));
  }

  function beginning() {
    const file = make("input", { type: "file", accept: ".json,application/json", id: "saved", class: "unseen" });
    const wrong = make("p", { class: "wrong", role: "alert" });
    file.addEventListener("change", () => goOn(file));
    return [
      make("h1", { tabindex: "-1", text: data.title, lang: data.language, dir: "auto" }),
      make("p", { class: "big", text: says.hello }), make("p", { text: says.how }), make("p", { text: says.shared }),
      make("div", { class: "ways" }, button(says.begin, () => turnTo(0), "main")),
      make("p", {}, make("label", { class: "file", for: "saved" }, file, make("span", { text: says.go_on_saved }))), wrong,
    ];
  }

  function ending(list) {
    const open = list.flatMap((sheet, place) => questions(sheet).filter((one) => !(sheet.waits && isSealed(sheet)) && isNothing(value(one.id)) && !isLocked(one)).map((one) => [place, one]));
    const links = open.map(([place, one]) => make("li", {}, button(one.ask, () => turnTo(place, one.id), "link")));
    return [
      make("h2", { tabindex: "-1", text: says.done }),
      make("p", { class: "big", text: says.done_save }),
      make("div", { class: "ways" }, button(says.back, back), saving("main")),
      savedNote(),
      make("p", { text: open.length ? says.done_open : says.done_all }), links.length ? make("ul", { class: "open" }, ...links) : null,
    ];
  }
  const isSealed = (sheet) => Boolean(sheet.waits);

  function sheetView(sheet) {
    const sealed = isSealed(sheet);
    const list = questions(sheet);
    const single = wants("one-at-a-time") && !sealed && list.length > 0;
    turn = Math.max(0, Math.min(turn, list.length - 1));
    const shown = sealed ? [] : single ? [list[turn]] : list;
    const beside = sealed ? [] : sheet.notes.map(note).filter(Boolean);
    const bars = beside.some((each) => each.classList.contains("score"));
    return [
      make("h2", { tabindex: "-1", text: sheet.title, lang: data.language, dir: "auto" }),
      sheet.minutes && wants("timer") ? make("p", { class: "hint", id: "time", text: time }) : null,
      sheet.intro ? make("div", { class: "intro", lang: data.language, dir: "auto" }, ...lines(sheet.intro)) : null,
      ...(sealed ? [make("div", { class: "curtain" }, ...curtain(sheet).filter(Boolean))] : []),
      beside.length ? make("div", { class: "beside" }, ...beside, bars ? gap() : null) : null,
      single && list.length > 1 ? make("p", { class: "hint", text: say("question_of", { number: turn + 1, count: list.length }) }) : null,
      make("div", { id: "questions" }, ...shown.map(asking)),
      make("div", { class: "ways" }, button(says.back, back), button(says.next, next, "main")),
      make("div", { class: "foot" }, saving("quiet"), savedNote()),
    ];
  }

  const saving = (looks) => button(says.save, save, looks);
  const savedNote = () => make("p", { class: "hint state", "aria-live": "polite", text: unsaved ? says.unsaved : "" });

  function draw(id, last) {
    const list = sheets();
    at = Math.min(at, list.length);
    const view = at < 0 ? beginning() : at >= list.length ? ending(list) : sheetView(list[at]);
    root.className = [wants("spacing") ? "roomy" : ""].join(" ");
    root.replaceChildren(at < 0 ? "" : progress(list), make("main", { class: "sheet" }, ...view.filter(Boolean)));
    if (id) {
      const cards = root.querySelectorAll(`#q-${CSS.escape(id)} .card`);
      const box = last && cards.length ? cards[cards.length - 1] : root.querySelector(`#q-${CSS.escape(id)}`);
      box?.querySelector("input, textarea, select, button")?.focus();
    }
  }

  // Conditions may show or hide questions while somebody types: only those are drawn anew.
  function changed() {
    const list = sheets();
    const state = root.querySelector(".state");
    if (state) state.textContent = says.unsaved;
    if (at < 0 || at >= list.length || isSealed(list[at]) || wants("one-at-a-time")) return;
    const box = document.getElementById("questions");
    const shown = questions(list[at]);
    const there = [...box.children].map((each) => each.id);
    for (const each of [...box.children]) if (!shown.some((one) => `q-${one.id}` === each.id)) each.remove();
    shown.forEach((one, place) => {
      const follows = box.children[place];
      if (!there.includes(`q-${one.id}`)) box.insertBefore(asking(one), follows || null);
    });
  }

  function turnTo(place, id) {
    const list = sheets();
    at = place;
    const sheet = list[at];
    if (id && sheet) turn = Math.max(0, questions(sheet).findIndex((one) => one.id === id));
    if (sheet && !isSealed(sheet)) begins(sheet);
    if (wants("timer")) tick(sheet);
    draw(id);
    if (!id) root.querySelector("h1, h2")?.focus();
    window.scrollTo(0, 0);
  }

  // What a question begins with becomes its answer once the page was seen, as in the app.
  function begins(sheet) {
    for (const one of sheet.questions) {
      if (one.begins && !answers.has(one.id)) {
        answers.set(one.id, { value: one.value, at: stamp() });
        unsaved = true;
      }
    }
  }

  function next() {
    const list = sheets();
    const count = list[at] && !isSealed(list[at]) ? questions(list[at]).length : 0;
    if (wants("one-at-a-time") && turn + 1 < count) turnWithin(turn + 1);
    else { turn = 0; turnTo(at + 1); }
  }
  function back() {
    if (wants("one-at-a-time") && at < sheets().length && turn > 0) turnWithin(turn - 1);
    else { turn = wants("one-at-a-time") ? Number.MAX_SAFE_INTEGER : 0; turnTo(Math.max(at - 1, -1)); }
  }
  function turnWithin(place) {
    turn = place;
    draw();
    root.querySelector("h2").focus();
  }

  // The time in words, for who asked for it.
  function tick(sheet) {
    clearInterval(clock);
    time = "";
    if (!sheet || !sheet.minutes) return;
    const began = Date.now();
    const tell = () => {
      const share = (Date.now() - began) / (sheet.minutes * 60000);
      const left = Math.max(1, Math.round(sheet.minutes * (1 - share)));
      const words = share < 0.5 ? say("time_left", { count: left }) : share < 0.8 ? says.time_half : share < 1 ? says.time_nearly : says.time_over;
      if (time === words) return;
      time = words;
      const line = document.getElementById("time");
      if (line) line.textContent = words;
    };
    clock = setInterval(tell, 15000);
    tell();
  }

  // Saving ------------------------------------------------------------------------------------

  function whole() {
    const told = [...answers].filter(([id, each]) => each.at && question(id));
    return {
      format: data.format,
      made_by: data.made_by,
      conference: data.conference,
      page: data.agenda,
      answers: Object.fromEntries(told),
      opened,
    };
  }

  function save() {
    const file = `answers-${data.conference.slice(-8)}.json`;
    const address = URL.createObjectURL(new Blob([`${JSON.stringify(whole(), null, 2)}\n`], { type: "application/json" }));
    const link = make("a", { href: address, download: file });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
    unsaved = false;
    const state = root.querySelector(".state");
    if (state) state.textContent = say("saved", { file });
  }

  // Answers that were saved before, to go on with: they are looked at as strictly as the page can.
  async function goOn(file) {
    const before = [stage, new Map(answers), [...opened]];
    try {
      const saved = JSON.parse(await file.files[0].text());
      if (saved.made_by !== data.made_by || saved.conference !== data.conference) throw new Error("other");
      const take = () => {
        for (const one of asked()) {
          if (Object.hasOwn(saved.answers, one.id) && !isLocked(one)) answers.set(one.id, { ...saved.answers[one.id] });
        }
      };
      take();
      for (const { key, at: when } of saved.opened) {
        if (stage.key !== key) continue;
        opened.push({ key, at: when });
        stage = decode(stage.sealed);
        take();
      }
      turnTo(0);
      unsaved = false;
    } catch {
      stage = before[0];
      answers.clear();
      for (const [id, each] of before[1]) answers.set(id, each);
      opened.splice(0, opened.length, ...before[2]);
      at = -1;
      draw();
      root.querySelector(".wrong").textContent = says.not_ours;
    }
  }

  addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
  for (const one of asked()) if (one.value !== null && !one.begins) answers.set(one.id, { value: one.value, at: "" });
  draw();
})();
