// All editing pages: autocompletes are named to screen readers, and nobody leaves what was entered unasked.
"use strict";
{
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

  // What a form would send, passwords and files included by their names.
  const sent = (form) => JSON.stringify([...new FormData(form)].map(([name, value]) => [name, value.name ?? value]));
  const isEntered = (form) => form.method === "post" && !form.matches("#changelist-form, #review, #logout-form, .language");

  function guardWork() {
    const opened = new Map([...document.forms].filter(isEntered).map((form) => [form, sent(form)]));
    let isSending = false;
    document.addEventListener("submit", () => (isSending = true));
    window.addEventListener("beforeunload", (event) => {
      const isOpen = !isSending && [...opened].some(([form, before]) => form.isConnected && sent(form) !== before);
      if (isOpen) event.preventDefault();
    });
  }

  // jQuery calls what waits for it in its own time, which may be after the window's load; asked then, it calls us last.
  const last = (call) => (window.django?.jQuery ?? ((act) => act()))(call);
  window.addEventListener("load", () => last(() => {
    nameAutocompletes();
    guardWork();
  }));
  document.addEventListener("formset:added", () => setTimeout(nameAutocompletes));
}
