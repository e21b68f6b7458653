/* The hall's screen: told of changes by the server, or asking for them where it cannot be told. */
const board = document.getElementById("bang");
const { live, board: address } = document.body.dataset;
const ASK_EVERY_MS = 2000;
const TRIES = 3;
let known = null;
let failures = 0;

function show(html) {
  if (html !== known) {
    known = html;
    board.innerHTML = html;
  }
}

async function ask() {
  try {
    const answer = await fetch(address, { cache: "no-store" });
    if (answer.ok) show(await answer.text());
  } finally {
    setTimeout(ask, ASK_EVERY_MS);
  }
}

function listen() {
  const source = new EventSource(live);
  source.addEventListener("board", (event) => {
    failures = 0;
    show(JSON.parse(event.data));
  });
  source.addEventListener("error", () => {
    failures += 1;
    if (failures >= TRIES || source.readyState === EventSource.CLOSED) {
      source.close();
      ask();
    }
  });
}

if (live && "EventSource" in window) listen();
else ask();
