// Judging a row by the keyboard: a number chooses, Enter writes, P shows the whole ballot. Without it the form works too.
const form = document.querySelector('#xem-dong');
const zoom = document.querySelector('#phong-to');
const enlarge = () => document.querySelector('.row-image').classList.toggle('is-zoomed');
zoom.hidden = false;
zoom.addEventListener('click', enlarge);
const whole = document.querySelector('#ca-phieu');

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('#ly-do, select')) return;
  const choice = form.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (choice) {
    choice.checked = true;
    choice.focus();
  } else if (event.key.toLowerCase() === 'p') {
    whole.open = !whole.open;
  } else if (event.key.toLowerCase() === 'z') {
    enlarge();
  } else if (event.key === 'Enter' && !event.target.matches('a, button, summary')) {
    event.preventDefault();
    form.requestSubmit();
  }
});
