/* A reader's own list of reports and sentences. It is kept in this browser alone: "12-12.5" are report 12 and its
   sentence 5. The page of the list is made by the server from its address; without a store there are no buttons. */
(() => {
  "use strict";
  const KEY = "collection", MOST = 200, LONGEST = 2990;
  const ITEM = /^[1-9]\d{0,9}(\.[1-9]\d{0,5})?$/;
  let store;
  try {
    store = window.localStorage;
    store.getItem(KEY);
  } catch {
    return;
  }
  const read = () => (store.getItem(KEY) || "").split("-").filter(each => ITEM.test(each)).slice(0, MOST);
  const keep = items => {
    try {
      store.setItem(KEY, items.join("-"));
      return true;
    } catch {
      return false;
    }
  };
  const hasRoom = items => items.length < MOST && items.join("-").length < LONGEST - 20;
  const say = (button, words) => {
    const status = button.nextElementSibling;
    if (status && status.getAttribute("role") === "status") status.textContent = words;
  };

  function show() {
    const items = read();
    for (const button of document.querySelectorAll("[data-collect]")) {
      const isIn = items.includes(button.dataset.collect);
      button.hidden = !button.dataset.collect;
      button.setAttribute("aria-pressed", String(isIn));
      button.textContent = isIn ? button.dataset.drop : button.dataset.add;
    }
    for (const link of document.querySelectorAll("[data-own-collection]")) {
      const address = link.dataset.ownCollection;
      link.href = items.length ? `${address}?items=${items.join("-")}` : address;
      link.textContent = items.length ? `${link.dataset.label} ${items.length}` : link.dataset.label;
    }
    const listed = document.querySelector("[data-listed]");
    if (listed) listed.hidden = listed.dataset.listed === items.join("-");
  }

  document.addEventListener("click", event => {
    const button = event.target.closest("[data-collect]");
    if (button) {
      const items = read(), item = button.dataset.collect;
      if (!items.includes(item) && !hasRoom(items)) return say(button, button.dataset.full);
      const isIn = items.includes(item);
      if (keep(isIn ? items.filter(each => each !== item) : [...items, item])) {
        say(button, isIn ? button.dataset.dropped : button.dataset.done);
      }
      return show();
    }
    const dropped = event.target.closest("[data-drop-item]");
    const shown = document.querySelector("[data-shown]");
    if (dropped && shown && shown.dataset.shown === read().join("-")) {
      keep(read().filter(each => each !== dropped.dataset.dropItem));
    }
    const taken = event.target.closest("[data-take-list]");
    if (taken && keep(taken.closest("[data-listed]").dataset.listed.split("-"))) show();
    choose(event.target.closest(".text .s"));
  });

  /* The sentence of a report that was clicked on, or that the address names. A sentence may stand in several pieces. */
  function choose(piece) {
    const button = document.querySelector("[data-report]");
    if (!button || !piece) return;
    const pieces = [...document.querySelectorAll(".text .s")];
    let place = pieces.indexOf(piece);
    while (place > 0 && !pieces[place].id) place -= 1;
    const number = pieces[place] && pieces[place].id.slice(1);
    if (!number) return;
    button.dataset.collect = `${button.dataset.report}.${number}`;
    button.dataset.add = button.dataset.addSentence.replace("{}", number);
    button.dataset.drop = button.dataset.dropSentence.replace("{}", number);
    show();
  }
  const named = () => choose(/^#s\d+$/.test(location.hash) && document.getElementById(location.hash.slice(1)));

  const own = document.querySelector("[data-empty-collection]");
  if (own && read().length) return location.replace(`${own.dataset.emptyCollection}?items=${read().join("-")}`);
  addEventListener("hashchange", named);
  addEventListener("storage", show);
  addEventListener("pageshow", show);
  show();
  named();
})();
