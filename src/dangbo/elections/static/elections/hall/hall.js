/* The hall's screen: told of changes by the server, or asking for them where it cannot be told. A board comes as HTML, or
   as the data of a vote, which is drawn here just as elections/hall/board.html does. */
const place = document.getElementById("bang");
const { live, board: address } = document.body.dataset;
const ASK_EVERY_MS = 2000;
const TRIES = 3;
const SIGNS = { in: "Trúng cử", tie: "Bằng phiếu, chưa xác định", out: "Không trúng cử" };
const number = new Intl.NumberFormat("vi-VN");
let known = null;
let failures = 0;

const safe = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function line([name, votes, percent, length, outcome], hasHalf) {
  const look = outcome === "in" ? "in" : outcome ? "out" : "asked";
  const half = hasHalf ? '<use href="#s-half"/>' : "";
  const sign = outcome
    ? `<svg class="sign" role="img" aria-label="${SIGNS[outcome]}"><use href="#s-${outcome}"/></svg>`
    : '<span class="sign" aria-hidden="true"></span>';
  return `<li class="${look}">${sign}`
    + `<span>${safe(name)}</span><svg class="barh" aria-hidden="true"><use href="#s-track"/>`
    + `<rect class="hb-${look === "out" ? "out" : "in"}" width="${safe(length)}" height="100%" rx="4"/>${half}</svg>`
    + `<span class="v">${safe(votes)}</span><span class="p">${safe(percent)}</span></li>`;
}

function result(board) {
  const columns = board.columns.map((lines) => `<ol class="hall-list">${lines.map((each) => line(each, board.has_half)).join("")}</ol>`);
  const numbers = board.numbers.map(([label, value, rests]) => {
    const look = rests ? ' class="hl"' : "";
    return `<dt${look}>${safe(label)}</dt><dd${look}>${safe(value)}</dd>`;
  });
  const verdict = board.asks
    ? `<b>${board.seats}</b>đồng chí được lấy ý kiến`
    : `<b>${board.elected}/${board.seats}</b>đồng chí trúng cử`;
  return `<main class="hall-main${columns.length > 1 ? " in-two" : ""}">${columns.join("")}<section class="hall-side" aria-label="Số liệu kiểm phiếu">`
    + `<div class="verdict">${verdict}</div><dl>${numbers.join("")}</dl></section></main>`
    + `<footer class="hall-foot"><span>${safe(board.foot)}</span><span>${safe(board.article)}</span></footer>`;
}

function waiting(board) {
  const progress = board.whole
    ? `<progress max="${board.whole}" value="${board.done}" aria-label="Phiếu đã kiểm"></progress><p class="count"><b>${number.format(board.done)}</b>/${number.format(board.whole)} phiếu</p>`
    : "";
  return `<main class="hall-wait"><p class="seats">${board.asks ? "Lấy ý kiến về" : "Bầu"} <b>${board.seats}</b> đồng chí</p>${progress}<p class="said">${safe(board.state)}</p></main>`
    + '<footer class="hall-foot"><span>Kết quả hiện khi Ban kiểm phiếu công bố.</span></footer>';
}

function drawn(board) {
  if (board.closed) return '<main class="hall-wait"><p class="said">Màn hình này đã đóng.</p></main>';
  return `<header class="hall-head"><div><div class="org">${safe(board.organisation)}</div><h1>${safe(board.title)}</h1></div>`
    + `<div class="hall-state">${safe(board.state)}</div></header>${board.is_result ? result(board) : waiting(board)}`;
}

function show(text, isData) {
  if (text !== known) {
    known = text;
    const board = isData ? JSON.parse(text) : text;
    place.innerHTML = typeof board === "string" ? board : drawn(board);
  }
}

async function ask() {
  try {
    const answer = await fetch(address, { cache: "no-store" });
    const type = answer.headers.get("Content-Type") ?? "";
    if (answer.ok) show(await answer.text(), type.includes("json"));
  } finally {
    setTimeout(ask, ASK_EVERY_MS);
  }
}

function listen() {
  const source = new EventSource(live);
  source.addEventListener("board", (event) => {
    failures = 0;
    show(event.data, true);
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
