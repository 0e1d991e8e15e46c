// Opens what is folded for narrow windows where there is room: <details data-open-from="60"> from 60rem on. The style
// sheet shows it there anyway; this lets screen readers know that it is open.
for (const details of document.querySelectorAll("details[data-open-from]")) {
  if (matchMedia(`(min-width: ${details.dataset.openFrom}rem)`).matches) details.open = true;
}
