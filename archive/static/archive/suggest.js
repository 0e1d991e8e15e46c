/* Completes names while one types: the combobox pattern of the ARIA Authoring Practices, with a listbox; how many there
   are is said to screen readers. Enter with nothing pointed at sends the form. Without this script the boxes are
   ordinary forms. The script may be asked for by several parts of a page; it then runs once for each box. */
(() => {
  "use strict";
  const WAIT = 120;

  class Completion {
    constructor(input) {
      this.input = input;
      this.list = document.createElement("ul");
      this.list.id = `${input.id}-list`;
      this.list.className = "completions";
      this.list.setAttribute("role", "listbox");
      this.list.setAttribute("aria-label", input.labels[0]?.textContent ?? "");
      this.list.hidden = true;
      this.told = document.createElement("span");
      this.told.className = "hidden";
      this.told.setAttribute("role", "status");
      input.after(this.list, this.told);
      for (const [name, value] of Object.entries({
        role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id,
      })) input.setAttribute(name, value);
      input.addEventListener("input", () => this.later());
      input.addEventListener("keydown", (event) => this.key(event));
      input.addEventListener("blur", () => this.close());
      // Before the blur, which would close the list under the pointer.
      this.list.addEventListener("pointerdown", (event) => event.preventDefault());
      this.list.addEventListener("click", (event) => this.go(event.target.closest("[role=option]")));
    }

    later() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), WAIT);
    }

    async ask() {
      const typed = this.input.value.trim();
      this.asking?.abort();
      if (!typed) return this.close();
      this.asking = new AbortController();
      const address = new URL(this.input.dataset.suggest, location.href);
      address.searchParams.set("q", typed);
      try {
        const answer = await fetch(address, { signal: this.asking.signal });
        if (!answer.ok) return;
        this.show((await answer.json()).suggestions);
        this.shownFor = typed;
      } catch (error) {
        if (error.name !== "AbortError") this.close();
      }
    }

    show(suggestions) {
      this.list.replaceChildren(...suggestions.map((suggestion, number) => this.option(suggestion, number)));
      this.open();
      const { told = "", none = "" } = this.input.dataset;
      this.told.textContent = suggestions.length ? `${told}${suggestions.length}` : none;
    }

    open() {
      const open = this.list.childElementCount > 0 && document.activeElement === this.input;
      this.list.hidden = !open;
      this.input.setAttribute("aria-expanded", String(open));
      this.point(null);
    }

    // What was typed may have changed since the list was closed.
    reopen() {
      if (this.shownFor === this.input.value.trim()) this.open();
      else this.ask();
    }

    // Where a box is for choosing a record (data-go), its form sends the choice.
    address(suggestion) {
      const { form, name, dataset } = this.input;
      return "go" in dataset ? `${form.action}?${new URLSearchParams({ [name]: suggestion.slug })}` : suggestion.search_url;
    }

    option(suggestion, number) {
      const option = document.createElement("li");
      option.id = `${this.list.id}-${number}`;
      option.setAttribute("role", "option");
      option.dataset.url = this.address(suggestion);
      option.lang = "zh-Hans";
      for (const [name, text] of [["kind", suggestion.kind_label], ["", suggestion.label], ["note", suggestion.note], ["count", suggestion.report_count]]) {
        if (text === "" || text === undefined) continue;
        const part = document.createElement("span");
        part.className = name;
        part.textContent = text;
        option.append(part, " ");
      }
      return option;
    }

    key(event) {
      if (event.isComposing || event.keyCode === 229) return; // the keys belong to the input method
      const options = [...this.list.children];
      if (event.key === "Escape" && !this.list.hidden) {
        this.close();
      } else if (event.key === "Enter" && this.pointed) {
        this.go(this.pointed);
      } else if (event.key === "ArrowDown" && this.list.hidden) {
        this.reopen();
      } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !this.list.hidden) {
        const step = event.key === "ArrowDown" ? 1 : -1;
        const from = this.pointed ? options.indexOf(this.pointed) : step > 0 ? -1 : 0;
        this.point(options.at((from + step) % options.length));
      } else {
        return;
      }
      event.preventDefault();
    }

    point(option) {
      this.pointed?.removeAttribute("aria-selected");
      this.pointed = option;
      option?.setAttribute("aria-selected", "true");
      option?.scrollIntoView({ block: "nearest" });
      if (option) this.input.setAttribute("aria-activedescendant", option.id);
      else this.input.removeAttribute("aria-activedescendant");
    }

    go(option) {
      if (option) location.assign(option.dataset.url);
    }

    close() {
      this.list.hidden = true;
      this.input.setAttribute("aria-expanded", "false");
      this.point(null);
    }
  }

  document.querySelectorAll("input[data-suggest]:not([role=combobox])").forEach((input) => new Completion(input));
})();
