// J and K go from one finding to the next, as do their marks in the text; the page works without this too.
const findings = [...document.querySelectorAll(".proof .finding")];
const isWriting = (element) => element.matches("input, textarea, select, [contenteditable]");

function here() {
  const focused = document.activeElement.closest(".finding, .hit");
  if (!focused) return findings.findIndex((finding) => finding.matches(":target"));
  return findings.findIndex((finding) => finding === focused || finding.id === focused.dataset.finding);
}

function go(step) {
  const from = here();
  const next = findings[from < 0 ? (step > 0 ? 0 : findings.length - 1) : from + step];
  if (!next) return;
  next.focus();
  next.scrollIntoView({ block: "center" });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isWriting(document.activeElement)) return;
  const step = { j: 1, k: -1 }[event.key.toLowerCase()];
  if (step) go(step);
});

document.addEventListener("click", (event) => {
  const mark = event.target.closest(".hit[data-finding]");
  if (mark) document.getElementById(mark.dataset.finding)?.focus({ preventScroll: true });
});
