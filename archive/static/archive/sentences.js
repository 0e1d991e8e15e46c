/* The number of a sentence copies its address, and says so; without a clipboard it stays a link to the sentence. */
(() => {
  "use strict";
  const base = document.querySelector("[data-copy]");
  const text = document.querySelector(".text");
  if (!navigator.clipboard || !base || !text) return;
  text.addEventListener("click", async (event) => {
    const link = event.target.closest(".sentence-link");
    if (!link) return;
    event.preventDefault();
    await navigator.clipboard.writeText(new URL(link.getAttribute("href"), base.dataset.copy).href);
    const number = link.dataset.number;
    link.dataset.number = base.dataset.done;
    base.parentElement.querySelector("[role=status]").textContent = `${number} ${base.dataset.done}`;
    setTimeout(() => { link.dataset.number = number; }, 1500);
  });
})();
