// An address with #s512 alone, as cited before its text was shown in pages: no server sees what stands behind the #, so
// the page that has the sentence is looked for here. Addresses that the archive gives name it before the # too.
function openSentence() {
  const sentence = /^#s(\d{1,7})$/.exec(location.hash);
  if (!sentence || document.getElementById(`s${sentence[1]}`)) return;
  const query = new URLSearchParams(location.search);
  if (query.get("sentence") === sentence[1] && !query.has("page")) return;
  query.delete("page");
  query.set("sentence", sentence[1]);
  location.replace(`?${query}${location.hash}`);
}
openSentence();
addEventListener("hashchange", openSentence);
