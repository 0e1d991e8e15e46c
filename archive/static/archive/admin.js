// All editing pages: autocompletes are named to screen readers.
// The page of a report: a fact's words are shown in the text, and words chosen there become a fact's place.
// Offsets count characters as Python does (code points); a textarea counts UTF-16 units.
"use strict";
{
  const AROUND = 40; // characters shown before and after the words of a fact
  const units = (text, points) => [...text].slice(0, points).join("").length;
  const points = (text, unit) => [...text.slice(0, unit)].length;
  const field = (row, name) => row.querySelector(`[name$="-${name}"]`);

  function show(text, row) {
    const [start, end] = [field(row, "start"), field(row, "end")].map((each) => each?.value);
    if (!start || !end) return;
    text.setSelectionRange(units(text.value, +start), units(text.value, +end));
    // There is no way to scroll to a selection but by its share of the text.
    text.scrollTop = (text.selectionStart / text.value.length) * text.scrollHeight - text.clientHeight / 2;
    quoteInContext(text);
  }

  // Browsers paint no selection in a text that has not the focus, hence the words once more, with what is around them.
  function quoteInContext(text) {
    const [from, to] = [text.selectionStart, text.selectionEnd];
    const words = Object.assign(document.createElement("mark"), {textContent: text.value.slice(from, to)});
    let place = text.parentElement.querySelector(".context");
    if (!place) text.after((place = Object.assign(document.createElement("p"), {className: "context"})));
    place.replaceChildren(text.value.slice(Math.max(0, from - AROUND), from), words, text.value.slice(to, to + AROUND));
  }

  function take(text, row) {
    const [from, to] = [text.selectionStart, text.selectionEnd];
    if (from === to) return;
    field(row, "quote").value = text.value.slice(from, to);
    field(row, "start").value = points(text.value, from);
    field(row, "end").value = points(text.value, to);
    mark(row);
  }

  function mark(row) {
    row.classList.toggle("unconfirmed", field(row, "review")?.value === "unconfirmed");
  }

  function offer(text, row) {
    const quote = field(row, "quote");
    if (!quote || row.querySelector(".take")) return;
    const button = Object.assign(document.createElement("button"), {
      type: "button", className: "take", textContent: text.dataset.take,
    });
    button.addEventListener("click", () => take(text, row));
    quote.after(button);
    mark(row);
  }

  // Keeps the text in sight while its facts are edited far below.
  function offerPin(text) {
    const frame = text.closest("fieldset");
    const button = Object.assign(document.createElement("button"), {
      type: "button", className: "pin", textContent: text.dataset.pin,
    });
    const pin = (on) => {
      frame.classList.toggle("pinned", on);
      button.setAttribute("aria-pressed", on);
      localStorage.setItem("pinned-text", on ? "1" : "");
    };
    button.addEventListener("click", () => pin(!frame.classList.contains("pinned")));
    frame.querySelector("h2").append(button);
    if (localStorage.getItem("pinned-text")) pin(true);
  }

  // Select2 names its box after what is chosen in it, hence not at all while nothing is.
  function nameAutocompletes() {
    document.querySelectorAll("select.select2-hidden-accessible").forEach((select) => {
      const box = select.parentElement.querySelector(".select2-selection");
      const name = select.getAttribute("aria-label") || select.labels[0]?.textContent.trim();
      if (!box || !name) return;
      box.removeAttribute("aria-labelledby");
      [box, box.firstElementChild].forEach((each) => each.setAttribute("aria-label", name));
    });
  }

  // jQuery calls what waits for it in its own time, which may be after the window's load; asked then, it calls us last.
  window.addEventListener("load", () => (window.django?.jQuery ?? ((call) => call()))(nameAutocompletes));
  document.addEventListener("formset:added", () => setTimeout(nameAutocompletes));

  document.addEventListener("DOMContentLoaded", () => {
    const text = document.querySelector("textarea[data-take]");
    if (!text) return;
    offerPin(text);
    document.querySelectorAll(".facts tr.form-row:not(.empty-form)").forEach((row) => offer(text, row));
    document.addEventListener("formset:added", (event) => offer(text, event.target));
    document.addEventListener("focusin", (event) => {
      const row = event.target.closest?.(".facts tr.form-row");
      if (row && !event.target.matches(".take")) show(text, row);
    });
    document.addEventListener("change", (event) => {
      const row = event.target.closest?.(".facts tr.form-row");
      if (row) mark(row);
    });
  });
}
