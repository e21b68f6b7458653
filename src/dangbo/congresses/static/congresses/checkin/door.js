/* One door: a card is judged at once by what is known here, kept until the server has it, and put right by its answer.
   What a door knows and has not sent yet stays in the browser's storage through a reload. */
const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXY";
const LENGTH = 10;
const LOOKS = { in: "ok", already: "warn", alternate: "warn", replaced: "warn" };
const NOT_HERE = "Không có thẻ này trong danh sách đại biểu.";
const OTHER = "Đây là thẻ của đại hội khác, không dùng được ở đây.";
const SLIP = "Mã chưa đúng; hãy quét lại hoặc gõ lại từng ký tự trên thẻ.";
const VOID = "Thẻ này đã hủy; dùng thẻ cấp lại.";
const SIGNED_OUT = "Đã đăng xuất. Đăng nhập lại rồi mở lại trang này; các lượt chờ gửi vẫn còn ở máy này.";
const REFRESH_MS = 15000;

/* The signs of a code in what was read; empty where it is none. The same alphabet as dangbo.paper.congresses.codes. */
function signsOf(typed) {
  const bare = typed.toUpperCase().replace(/[^0-9A-Z]/g, "");
  const code = bare.replace(/O/g, "0").replace(/[IL]/g, "1").replace(/U/g, "V");
  return code.length === LENGTH && [...code].every((sign) => SIGNS.includes(sign)) ? code : "";
}

function isWhole(code) {
  const sum = [...code.slice(0, -1)].reduce((total, sign, at) => total + (at + 1) * SIGNS.indexOf(sign), 0);
  return SIGNS[sum % SIGNS.length] === code.at(-1);
}

/* Words without marks and case, as the server writes the keys by which people are found. */
function keyOf(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
}

/* A UUID of version 7, also where the page has no secure context. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const time = BigInt(Date.now());
  for (let at = 0; at < 6; at += 1) bytes[at] = Number((time >> BigInt(8 * (5 - at))) & 255n);
  bytes[6] = (bytes[6] & 15) | 112;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

const clockNow = () => new Date().toTimeString().slice(0, 5);

class Door {
  constructor({ session, door, name, list, send, token, storage }) {
    Object.assign(this, { name, list, send, token, storage });
    this.keys = { data: `dangbo.door.${session}`, queue: `dangbo.door.${session}.${door}` };
    this.data = JSON.parse(storage.getItem(this.keys.data) ?? "null") ?? { mark: "", people: [], came: {} };
    const kept = JSON.parse(storage.getItem(this.keys.queue) ?? "null");
    this.queue = kept?.queue ?? [];
    this.mine = kept?.mine ?? {};
    this.here = kept?.here ?? 0;
    Object.assign(this, { present: null, summoned: null, online: false, clock: "", busy: false, last: "", asked: 0 });
    this.onAnswer = () => {};
    this.onProblem = () => {};
    this.index();
  }

  index() {
    this.byCode = new Map();
    this.byId = new Map();
    for (const person of this.data.people) {
      this.byId.set(person.id, person);
      if (person.code) this.byCode.set(person.code, [person, false]);
      for (const code of person.void) this.byCode.set(code, [person, true]);
    }
  }

  async start() {
    await this.flush();
    await this.refresh(true);
  }

  /* The list anew, now and then: who came at other doors, who was replaced meanwhile. */
  async refresh(atOnce = false) {
    if (!atOnce && Date.now() - this.asked < REFRESH_MS) return;
    this.asked = Date.now();
    try {
      const answer = await fetch(this.list, { cache: "no-store", headers: { "X-Dangbo-Passive": "1" } });
      if (!answer.ok || answer.redirected) throw new Error();
      this.data = await answer.json();
      this.storage.setItem(this.keys.data, JSON.stringify(this.data));
      this.index();
      this.online = true;
    } catch {
      this.online = false;
    }
  }

  looksLikeCode(typed) {
    return Boolean(signsOf(typed)) && !/\s\S+\s/.test(typed.trim());
  }

  /* People by number or by words of their name or delegation. */
  find(typed) {
    const words = keyOf(typed).split(/\s+/).filter(Boolean);
    if (/^\d+$/.test(typed)) return this.data.people.filter((person) => person.number === Number(typed));
    return this.data.people.filter((person) => words.every((word) => person.key.includes(word)));
  }

  /* What is known here of a card; put in the queue for the server, whatever it is. */
  scan(code, way, delegate = "") {
    const id = newId();
    const told = this.judge(code, delegate);
    this.queue.push({ id, code, way, delegate, at: new Date().toISOString(), told: told.outcome });
    if (told.outcome === "in") {
      this.mine[told.person.id] = [this.name, clockNow()];
      this.here += 1;
    }
    this.last = id;
    this.keep();
    return { id, ...told, ...this.words(told) };
  }

  judge(code, delegate) {
    if (delegate) return this.standing(this.byId.get(delegate));
    const signs = signsOf(code);
    if (!signs) return { outcome: "unknown", sentence: NOT_HERE };
    if (!isWhole(signs)) return { outcome: "mistyped", sentence: SLIP };
    if (this.data.mark && !signs.startsWith(this.data.mark)) return { outcome: "other-congress", sentence: OTHER };
    const [person, gone] = this.byCode.get(signs) ?? [null, false];
    if (gone) return { outcome: "void", sentence: VOID, person };
    return this.standing(person);
  }

  standing(person) {
    if (!person) return { outcome: "unknown", sentence: NOT_HERE };
    const before = this.mine[person.id] ?? this.data.came[person.id];
    if (person.outcome === "in" && before) {
      const sentence = `${person.name} đã điểm danh ở ${before[0]} lúc ${before[1]}.`;
      return { outcome: "already", sentence, person };
    }
    return { outcome: person.outcome, sentence: person.sentence, person };
  }

  words({ outcome, sentence, person }) {
    const look = LOOKS[outcome] ?? "bad";
    if (outcome === "in" && person) return { look, title: person.name, sentence: person.unit || sentence };
    return { look, title: person ? person.name : sentence, sentence: person ? sentence : "" };
  }

  /* Everything that waits, once at a time; what the server has leaves the queue. */
  async flush() {
    if (this.busy || !this.queue.length) return;
    this.busy = true;
    const scans = this.queue.slice(0, 500);
    try {
      const answer = await fetch(this.send, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": this.token },
        body: JSON.stringify({ clock: new Date().toISOString(), scans }),
      });
      const type = answer.headers.get("Content-Type") ?? "";
      if (answer.redirected) this.onProblem(SIGNED_OUT);
      if (answer.redirected || !type.includes("json")) throw new Error(String(answer.status));
      const said = await answer.json();
      this.online = true;
      if (answer.ok) this.answered(said);
      else this.onProblem(said.sentence);
    } catch {
      this.online = false;
    } finally {
      this.busy = false;
    }
    if (this.online && this.queue.length && this.queue[0].id !== scans[0].id) await this.flush();
  }

  answered({ results, present, summoned, clock }) {
    const told = new Map(this.queue.map((one) => [one.id, one.told]));
    const done = new Set(results.map((one) => one.id));
    this.queue = this.queue.filter((one) => !done.has(one.id));
    Object.assign(this, { present, summoned, clock });
    for (const one of results) {
      const person = this.byId.get(one.delegate);
      const changed = told.get(one.id) !== one.outcome;
      if (one.outcome === "in" && person) this.mine[person.id] ??= [this.name, clockNow()];
      if (changed && one.outcome === "in") this.here += 1;
      if (changed && told.get(one.id) === "in") this.here -= 1;
      if (changed && person && !["in", "already"].includes(one.outcome)) delete this.mine[person.id];
      const latest = one.id === this.last;
      this.onAnswer({ ...one, changed, latest, ...this.words({ ...one, person }), sentence: one.sentence });
    }
    this.keep();
  }

  keep() {
    const { queue, mine, here } = this;
    this.storage.setItem(this.keys.queue, JSON.stringify({ queue, mine, here }));
  }

  state() {
    const { present, summoned, here, online, clock } = this;
    return { present, summoned, here, waiting: this.queue.length, online, clock };
  }
}

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
const STROKES = { ok: "M4 12.5 9.5 18 20 6.5", warn: "M12 5v9M12 18.6v.1", bad: "M6 6l12 12M18 6 6 18", idle: "M6 12h12" };
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
  $("dau").setAttribute("d", STROKES[told.look]);
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
  text.textContent = told.look === "ok" ? `${told.title}, ${told.sentence}` : told.sentence || told.title;
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
  facts();
  setTimeout(() => {
    beep(told.look);
    door.flush();
  });
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

root.addEventListener("dangbo:code", (event) => {
  document.dispatchEvent(new Event("dangbo:active"));
  take(event.detail, "camera");
});
window.addEventListener("beforeunload", (event) => {
  if (door.state().waiting) event.preventDefault();
});
window.addEventListener("online", () => door.flush());
await door.start();
facts();
setInterval(async () => {
  await door.flush();
  await door.refresh();
  facts();
}, ASK_EVERY_MS);
root.dataset.ready = "1";
