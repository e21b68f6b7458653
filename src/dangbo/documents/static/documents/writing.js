// Puts the key of a figure where the writer's cursor is, at the end of a text that was not yet touched; without this
// script the key is typed.
const text = document.querySelector('#soan textarea[name="text"]');
const uncover = () => document.querySelectorAll('[data-insert]').forEach((button) => { button.hidden = false; });

text?.setSelectionRange(text.value.length, text.value.length);

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-insert]');
  if (!button || !text) return;
  text.setRangeText(button.dataset.insert, text.selectionStart, text.selectionEnd, 'end');
  text.focus();
});
document.body.addEventListener('htmx:afterSwap', uncover);
uncover();
