// Choosing rows of the member list: the bar names the count. Without this module the same checkboxes are a plain form.
const number = new Intl.NumberFormat("vi-VN");

function tell(form) {
  const boxes = [...form.querySelectorAll('input[name="nguoi"]')];
  const every = form.querySelector("[data-all]");
  const all = every?.checked;
  const chosen = boxes.filter((box) => box.checked).length;
  for (const box of boxes) box.closest("tr").classList.toggle("on", all || box.checked);
  const count = all ? every.dataset.all : chosen;
  const said = count === "" ? "mọi" : number.format(count);
  form.querySelector("[data-count]").textContent = `Đã chọn ${said} người`;
  const page = form.querySelector("[data-page]");
  page.checked = chosen === boxes.length;
  page.indeterminate = chosen > 0 && chosen < boxes.length;
}

document.addEventListener("change", (event) => {
  const form = event.target.closest("form.selection");
  if (!form) return;
  if (event.target.matches("[data-page]"))
    for (const box of form.querySelectorAll('input[name="nguoi"]')) box.checked = event.target.checked;
  tell(form);
});

document.addEventListener("reset", (event) => {
  if (event.target.matches("form.selection")) setTimeout(() => tell(event.target));
});
