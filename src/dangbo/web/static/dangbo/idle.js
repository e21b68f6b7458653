// The countdown before sign-out. All tabs share the time of the last activity; the server keeps its own count.
const bar = document.getElementById("phien");
const KEY = "dangbo.activity";
const idle = Number(bar.dataset.idle) * 1000;
const countdown = Number(bar.dataset.countdown) * 1000;
const TELL_EVERY = 60_000;
let told = Date.now();

const lastActivity = () => Number(localStorage.getItem(KEY)) || 0;

function tellServer() {
  told = Date.now();
  const body = new FormData(bar);
  fetch(bar.dataset.stay, { method: "POST", body, headers: { "X-Requested-With": "fetch" } })
    .then((answer) => { if (answer.redirected || !answer.ok) window.location.reload(); })
    .catch(() => { told = 0; });
}

function active() {
  if (!bar.hidden) return;
  localStorage.setItem(KEY, String(Date.now()));
  if (Date.now() - told > TELL_EVERY) tellServer();
}

function stay() {
  localStorage.setItem(KEY, String(Date.now()));
  bar.hidden = true;
  tellServer();
}

function tick() {
  const quiet = Date.now() - lastActivity();
  if (quiet < idle) {
    bar.hidden = true;
    return;
  }
  const left = Math.max(0, Math.ceil((idle + countdown - quiet) / 1000));
  bar.querySelector("[data-left]").textContent = String(left);
  if (bar.hidden) {
    bar.hidden = false;
    bar.querySelector("[data-stay-button]").focus();
  }
  if (left === 0) {
    clearInterval(timer);
    bar.submit();
  }
}

localStorage.setItem(KEY, String(Date.now()));
// A page whose user works without touching it, such as a door that reads cards by camera, says so by dangbo:active.
for (const name of ["pointerdown", "keydown", "wheel", "touchstart", "dangbo:active"]) {
  document.addEventListener(name, active, { passive: true });
}
bar.querySelector("[data-stay-button]").addEventListener("click", stay);
const timer = setInterval(tick, 1000);
