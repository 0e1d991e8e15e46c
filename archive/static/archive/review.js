// Reviewing by keyboard, without the page being loaded anew. Without this script every button still works.
"use strict";
{
  const form = document.getElementById("review");
  const rows = [...form.querySelectorAll(".row")];
  const said = document.getElementById("said");
  const keys = document.getElementById("keys");
  const decided = []; // keys of facts, the last one last
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
    row.focus({preventScroll: true});
    row.scrollIntoView({block: "nearest"});
    form.querySelectorAll("mark.current").forEach((mark) => mark.classList.remove("current"));
    form.querySelectorAll(`mark[data-facts~="${row.dataset.key}"]`).forEach((mark) => mark.classList.add("current"));
    document.getElementById(`m-${row.dataset.key}`)?.scrollIntoView({block: "nearest"});
  }

  function nextWaiting(from) {
    const next = rows.findIndex((row, place) => place > from && row.classList.contains("unconfirmed"));
    return next < 0 ? from : next;
  }

  async function send(row, verb) {
    const body = new FormData(form);
    body.append(verb, row.dataset.key);
    const response = await fetch(form.action || location.href, {
      method: "POST", body, headers: {Accept: "application/json"}, redirect: "error",
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.error);
    row.classList.remove("unconfirmed", "confirmed", "rejected");
    row.classList.add(answer.review);
    row.querySelector(".state").textContent = answer.label;
    form.querySelectorAll(`mark[data-facts~="${row.dataset.key}"]`).forEach((mark) => (mark.className = answer.review));
    document.getElementById("left").textContent = answer.left;
    said.textContent = `${row.querySelector("b").textContent}：${answer.label}`;
  }

  async function decide(row, verb) {
    try {
      await send(row, verb);
    } catch (error) {
      said.textContent = error.message;
      return;
    }
    if (verb === "reopen") return go(rows.indexOf(row));
    decided.push(row);
    go(nextWaiting(rows.indexOf(row)));
  }

  const verbs = {y: "confirm", n: "reject"};
  const acts = {
    j: () => go(at + 1), ArrowDown: () => go(at + 1), k: () => go(at - 1), ArrowUp: () => go(at - 1),
    u: () => decided.length && decide(decided.pop(), "reopen"),
    e: () => rows[at]?.querySelector(".edit").click(),
    p: () => form.querySelector('[name="publish"]')?.click(),
    d: () => document.getElementById("next")?.click(),
    "?": () => form.querySelector(".keys").toggleAttribute("open"),
  };

  form.addEventListener("click", (event) => {
    const button = event.target.closest(".row button");
    if (!button) return;
    event.preventDefault();
    decide(button.closest(".row"), button.name);
  });
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return; // the keys belong to the input method
    if (event.ctrlKey || event.metaKey || event.altKey || isOff()) return;
    if (event.target.matches("input, textarea, select, [contenteditable]")) return;
    const act = verbs[event.key] ? () => rows[at] && decide(rows[at], verbs[event.key]) : acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  rows.forEach((row, place) => row.addEventListener("focusin", () => place !== at && go(place)));
  if (location.hash.startsWith("#f-")) go(rows.findIndex((row) => `#${row.id}` === location.hash));
  else go(nextWaiting(-1));
}
