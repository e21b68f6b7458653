// "/" goes to the search field of the page, unless the reader is writing.
const isWriting = (element) => element.matches("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isWriting(document.activeElement)) return;
  const field = document.querySelector('[role="search"] input:not([type="hidden"]), input[type="search"]');
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
});

// After an exchange HTMX moves the focus to what was brought in, when that asks for it.
document.addEventListener("htmx:afterSettle", (event) => {
  const wanted = event.target.querySelector?.("[data-focus]");
  if (wanted) wanted.focus();
});

// "In" prints; elsewhere the browser's own command does.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});
