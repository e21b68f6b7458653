/* One door: a card is judged at once by what is known here, kept until the server has it, and put right by its answer. */
import { Door } from "./queue.js";

const root = document.getElementById("cua");
const $ = (id) => document.getElementById(id);
const token = root.querySelector("[name=csrfmiddlewaretoken]").value;
const door = new Door({
  session: root.dataset.session,
  door: root.dataset.door,
  name: root.dataset.name,
  list: root.dataset.list,
  send: root.dataset.send,
  token,
  storage: localStorage,
});
const SIGNS = { ok: "M4 12.5 9.5 18 20 6.5", warn: "M12 5v9M12 18.6v.1", bad: "M6 6l12 12M18 6 6 18", idle: "M6 12h12" };
const MOST_NAMES = 6;
const ASK_EVERY_MS = 2000;
let sound = true;
let audio = null;

function beep(look) {
  if (!sound) return;
  audio ??= new AudioContext();
  const tone = audio.createOscillator();
  tone.frequency.value = look === "ok" ? 1200 : 320;
  tone.connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + (look === "ok" ? 0.08 : 0.35));
}

function show(told) {
  const said = $("bao");
  said.dataset.look = told.look;
  $("dau").setAttribute("d", SIGNS[told.look]);
  $("ai").textContent = told.title;
  $("vi-sao").textContent = told.sentence;
}

function facts() {
  const { present, summoned, here, waiting, online, clock } = door.state();
  $("co-mat").textContent = summoned === null ? "–" : `${present}/${summoned}`;
  $("o-day").textContent = here;
  $("cho").textContent = waiting;
  $("mang").textContent = online ? "Đã nối" : "Mất mạng, sẽ gửi sau";
  $("dong-ho").hidden = !clock;
  $("dong-ho").textContent = clock;
}

function log(told) {
  const line = document.createElement("li");
  line.dataset.scan = told.id;
  const at = document.createElement("span");
  at.className = "num";
  at.textContent = new Date().toTimeString().slice(0, 5);
  const text = document.createElement("span");
  text.textContent = told.sentence || told.title;
  line.append(at, text);
  $("vua").prepend(line);
  while ($("vua").children.length > 20) $("vua").lastElementChild.remove();
}

function take(code, way, delegate = "") {
  const told = door.scan(code, way, delegate);
  if (!told) return;
  performance.mark("dangbo-told");
  show(told);
  log(told);
  beep(told.look);
  facts();
  door.flush();
}

function offer(words) {
  const list = $("ten");
  list.replaceChildren();
  const found = door.find(words).slice(0, MOST_NAMES);
  for (const person of found) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-2";
    button.textContent = `${person.number}. ${person.name}, ${person.unit}`;
    button.addEventListener("click", () => {
      list.hidden = true;
      take("", "name", person.id);
      $("ma").focus();
    });
    item.append(button);
    list.append(item);
  }
  list.hidden = !found.length;
  return found.length;
}

let typedAt = 0;
let keys = 0;
$("ma").addEventListener("keydown", () => {
  const now = performance.now();
  keys = now - typedAt < 50 ? keys + 1 : 0;
  typedAt = now;
});
$("quet").addEventListener("submit", (event) => {
  event.preventDefault();
  const typed = $("ma").value.trim();
  const way = keys >= 5 ? "scanner" : "typed";
  keys = 0;
  $("ma").value = "";
  $("ten").hidden = true;
  if (!typed) return;
  if (door.looksLikeCode(typed) || !offer(typed)) take(typed, way);
});
$("am").addEventListener("click", () => {
  sound = !sound;
  $("am").setAttribute("aria-pressed", String(sound));
  $("am").textContent = sound ? "Tắt tiếng" : "Bật tiếng";
});

door.onAnswer = (told) => {
  if (told.latest && told.changed) {
    show(told);
    beep(told.look);
  }
  if (told.changed) {
    const line = $("vua").querySelector(`[data-scan="${told.id}"] span:last-child`);
    if (line) line.textContent = told.sentence;
  }
  facts();
};
door.onProblem = (sentence) => {
  show({ look: "bad", title: sentence, sentence: "" });
  facts();
};

async function camera() {
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  const video = $("hinh");
  video.srcObject = stream;
  await video.play();
  $("may-anh-khung").hidden = false;
  let last = "";
  let seen = 0;
  const look = async () => {
    const codes = await detector.detect(video).catch(() => []);
    const code = codes.length ? codes[0].rawValue : "";
    if (code && (code !== last || performance.now() - seen > 4000)) take(code, "camera");
    if (code) {
      last = code;
      seen = performance.now();
    }
    setTimeout(look, 80);
  };
  look();
}

function offerCamera() {
  const note = $("may-anh-chu");
  if (!("BarcodeDetector" in window) || !navigator.mediaDevices) {
    note.textContent = window.isSecureContext
      ? "Trình duyệt này không đọc mã bằng máy ảnh được; dùng máy quét USB hoặc gõ mã."
      : "Máy ảnh chỉ dùng được khi mở trang bằng https; dùng máy quét USB hoặc gõ mã.";
    return;
  }
  $("may-anh").hidden = false;
  $("may-anh").addEventListener("click", async () => {
    try {
      await camera();
      $("may-anh").hidden = true;
    } catch {
      note.textContent = "Không mở được máy ảnh; dùng máy quét USB hoặc gõ mã.";
    }
  });
}

window.addEventListener("beforeunload", (event) => {
  if (door.state().waiting) event.preventDefault();
});
window.addEventListener("online", () => door.flush());
offerCamera();
await door.start();
facts();
setInterval(async () => {
  await door.flush();
  await door.refresh();
  facts();
}, ASK_EVERY_MS);
root.dataset.ready = "1";
