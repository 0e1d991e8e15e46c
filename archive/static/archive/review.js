// Reviewing by keyboard, without the page being loaded anew. Without this script every button and link still works.
// Offsets count characters as Python does (code points); ranges in a page count UTF-16 units.
"use strict";
{
  const form = document.getElementById("review");
  const page = document.querySelector(".review");
  const rows = [...page.querySelectorAll(".row")];
  const said = document.getElementById("said");
  const keys = document.getElementById("keys");
  const decided = []; // rows, the last one last
  let at = -1;

  const isOff = () => localStorage.getItem("review-keys") === "off";
  function showKeys() {
    keys.hidden = false;
    keys.setAttribute("aria-pressed", !isOff());
    keys.textContent = isOff() ? form.dataset.quiet : form.dataset.keys;
  }
  keys.addEventListener("click", () => {
    localStorage.setItem("review-keys", isOff() ? "on" : "off");
    showKeys();
  });
  showKeys();

  function go(to) {
    if (!rows.length) return;
    rows[at]?.classList.remove("current");
    at = Math.max(0, Math.min(rows.length - 1, to));
    const row = rows[at];
    row.classList.add("current");
    if (!row.contains(document.activeElement)) row.focus({preventScroll: true});
    row.scrollIntoView({block: "nearest"});
    page.querySelectorAll("mark.current").forEach((mark) => mark.classList.remove("current"));
    const marks = page.querySelectorAll(`mark[data-facts~="${row.dataset.key}"]`);
    marks.forEach((mark) => mark.classList.add("current"));
    if (marks.length) showIn(marks[0].closest(".paragraph-text"), marks[0]);
  }

  // Where the text scrolls by itself, as on a phone, it shows the words of the fact that is at hand.
  function showIn(box, mark) {
    const [outer, inner] = [box.getBoundingClientRect(), mark.getBoundingClientRect()];
    if (inner.top < outer.top || inner.bottom > outer.bottom) {
      box.scrollTop += inner.top - outer.top - (outer.height - inner.height) / 2;
    }
  }

  function nextWaiting(from) {
    const next = rows.findIndex((row, place) => place > from && row.classList.contains("unconfirmed"));
    return next < 0 ? from : next;
  }

  // Deciding ----------------------------------------------------------------------------------------------------------

  async function send(row, verb) {
    const body = new FormData();
    body.append(verb, row.dataset.key);
    const seen = row.querySelector("[name^=seen-]");
    for (const field of [form.querySelector("[name=csrfmiddlewaretoken]"), seen]) body.append(field.name, field.value);
    const response = await fetch(location.pathname, {method: "POST", body, headers: {Accept: "application/json"}});
    const answer = await response.json();
    if (!response.ok) throw Object.assign(new Error(answer.error), answer);
    seen.value = answer.state;
    row.classList.remove("unconfirmed", "confirmed", "rejected");
    row.classList.add(answer.review);
    row.querySelector(".state").textContent = answer.label;
    page.querySelectorAll(`mark[data-facts~="${row.dataset.key}"]`).forEach((mark) => (mark.className = answer.review));
    document.getElementById("left").textContent = answer.left;
    // What is said of a name is said of it wherever it stands.
    const named = row.dataset.name ? rows.filter((each) => each.dataset.name === row.dataset.name) : [];
    for (const each of named) {
      each.querySelector(".record").textContent = answer.record;
      each.querySelector(".verdict").textContent = answer.verdict;
    }
    const told = verb.startsWith("is_") ? `${answer.record} ${answer.verdict}` : answer.label;
    said.textContent = `${row.querySelector("b").textContent}：${told}`;
  }

  async function decide(row, verb) {
    if (verb.startsWith("is_") && !row.dataset.name) return;
    try {
      await send(row, verb);
    } catch (error) {
      said.textContent = error.message;
      if (error.login) {
        const link = Object.assign(document.createElement("a"), {href: error.login, target: "_blank", textContent: error.link});
        said.append(" ", link);
      }
      return;
    }
    if (verb.startsWith("is_")) return;
    if (verb === "reopen") return go(rows.indexOf(row));
    decided.push(row);
    go(nextWaiting(rows.indexOf(row)));
  }

  // Adding: the words that are chosen in the text become the place of the new fact -------------------------------------

  const points = (text) => [...text].length;

  function offsetIn(text, node, unit) {
    const before = document.createRange();
    before.selectNodeContents(text);
    before.setEnd(node, unit);
    return +text.dataset.start + points(before.toString());
  }

  function chosen() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const text = page.querySelectorAll(".text");
    const within = (node) => [...text].find((each) => each.contains(node));
    const [first, last] = [within(range.startContainer), within(range.endContainer)];
    if (!first || !last) return null;
    const start = offsetIn(first, range.startContainer, range.startOffset);
    return {paragraph: first.closest(".paragraph"), start, end: offsetIn(last, range.endContainer, range.endOffset)};
  }

  function add() {
    const words = chosen();
    const paragraph = words?.paragraph ?? rows[at]?.closest(".paragraph") ?? page.querySelector(".paragraph:last-of-type");
    const menu = paragraph?.querySelector(".add");
    if (!menu) return;
    if (words) {
      menu.querySelectorAll("a").forEach((link) => {
        const address = new URL(link.href);
        address.searchParams.set("start", words.start);
        address.searchParams.set("end", words.end);
        link.href = address;
      });
    }
    menu.open = true;
    menu.querySelector("a").focus();
  }

  page.addEventListener("mousedown", (event) => {
    // Before the click takes the selection away.
    if (event.target.closest(".add summary") && chosen()) {
      event.preventDefault();
      add();
    }
  });

  // Names of records, as they are typed -------------------------------------------------------------------------------

  let asked = 0;
  async function suggest(input) {
    const mine = ++asked;
    const typed = input.value.trim();
    if (!typed || typed.includes("#")) return;
    const response = await fetch(`${input.dataset.names}&term=${encodeURIComponent(typed)}`);
    if (!response.ok || mine !== asked) return;
    const list = input.list ?? input.parentElement.appendChild(document.createElement("datalist"));
    list.id = `${input.id}-names`;
    input.setAttribute("list", list.id);
    list.replaceChildren(...(await response.json()).results.map(({id, text}) =>
      Object.assign(document.createElement("option"), {value: `${text.split(" · ")[0]} #${id}`, label: text})));
  }
  page.addEventListener("input", (event) => {
    if (event.target.dataset.names && !event.isComposing) suggest(event.target);
  });

  // Keys --------------------------------------------------------------------------------------------------------------

  const verbs = {y: "confirm", n: "reject", i: "is_one", o: "is_none"};
  const acts = {
    j: () => go(at + 1), ArrowDown: () => go(at + 1), k: () => go(at - 1), ArrowUp: () => go(at - 1),
    u: () => decided.length && decide(decided.pop(), "reopen"),
    e: () => rows[at]?.querySelector(".edit")?.click(),
    x: () => rows[at]?.querySelector("[name=chosen]").click(),
    a: add,
    p: () => page.querySelector('[name="publish"]')?.click(),
    d: () => document.getElementById("next")?.click(),
    "?": () => page.querySelector(".keys").toggleAttribute("open"),
  };

  page.addEventListener("click", (event) => {
    const button = event.target.closest(".row button[form=review]");
    if (!button || button.name === "delete") return;
    event.preventDefault();
    decide(button.closest(".row"), button.name);
  });
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return; // the keys belong to the input method
    if (event.ctrlKey || event.metaKey || event.altKey || isOff()) return;
    if (event.target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
    const act = verbs[event.key] ? () => rows[at] && decide(rows[at], verbs[event.key]) : acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  rows.forEach((row, place) => row.addEventListener("focusin", () => place !== at && go(place)));

  const named = rows.findIndex((row) => `#${row.id}` === location.hash);
  const first = page.querySelector(".fact-form .errorlist")?.closest(".fact-form") ?? page.querySelector(".fact-form");
  if (named >= 0) go(named);
  else if (!first) go(nextWaiting(-1));
  first?.querySelector("textarea, input:not([type=hidden])").focus();
}
