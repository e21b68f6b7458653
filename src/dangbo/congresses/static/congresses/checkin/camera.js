/* The camera of a door. Codes are read by the browser where it can, else by the server, which is sent one frame, answers,
   and is sent the next. What is read goes to the door as an event. */
const WIDEST = 800;
const QUALITY = 0.7;
const PAUSE_MS = 60;
const TRY_AGAIN_MS = 2000;
const PATIENCE_MS = 10000;
const SAME_CARD_MS = 4000;
const NOT_SECURE = "Máy ảnh chỉ dùng được khi mở trang bằng https; dùng máy quét USB hoặc gõ mã.";
const NO_CAMERA = "Trình duyệt này không dùng được máy ảnh; dùng máy quét USB hoặc gõ mã.";
const NOT_OPENED = "Không mở được máy ảnh; dùng máy quét USB hoặc gõ mã.";
const PULLED_OUT = "Máy ảnh đã ngắt; bật lại, dùng máy quét USB hoặc gõ mã.";
const NO_SERVER = "Mất kết nối, máy ảnh chưa đọc được mã và sẽ tự đọc lại khi có mạng; lúc này gõ mã hoặc dùng máy quét USB.";
const REFUSED = "Máy chủ không nhận hình từ máy ảnh nữa; đăng nhập lại rồi mở lại trang này.";

const root = document.getElementById("cua");
const field = document.getElementById("ma");
const button = document.getElementById("may-anh");
const note = document.getElementById("may-anh-chu");
const frame = document.getElementById("may-anh-khung");
const video = document.getElementById("hinh");
const token = root.querySelector("[name=csrfmiddlewaretoken]").value;
let stream = null;

const after = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

function say(sentence) {
  if (note.textContent !== sentence) note.textContent = sentence;
}

/* A reader gives {code}, or {sentence} where something is wrong; {refused} where it is of no use to go on. */
async function chooseReader() {
  const formats = "BarcodeDetector" in window ? await BarcodeDetector.getSupportedFormats() : [];
  if (!formats.includes("qr_code")) return readOnServer;
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  return async () => ({ code: (await detector.detect(video).catch(() => []))[0]?.rawValue });
}

const canvas = document.createElement("canvas");

function takeFrame() {
  const scale = Math.min(1, WIDEST / video.videoWidth);
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  canvas.getContext("2d").drawImage(video, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
}

async function readOnServer() {
  const answer = await fetch(root.dataset.camera, {
    method: "POST",
    headers: { "Content-Type": "image/jpeg", "X-CSRFToken": token, "X-Dangbo-Passive": "1" },
    body: await takeFrame(),
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => null);
  if (answer?.redirected || answer?.status === 403) return { refused: true };
  return (await answer?.json().catch(() => null)) ?? { sentence: NO_SERVER };
}

/* Frame after frame until the camera is off. A card that stays before it is told once. */
async function watch(mine, read) {
  let last = "";
  let seen = 0;
  while (stream === mine) {
    const { code = "", sentence = "", refused = false } = await read();
    if (stream !== mine) return;
    if (refused) turnOff(REFUSED);
    else say(sentence);
    if (code && (code !== last || performance.now() - seen > SAME_CARD_MS)) {
      root.dispatchEvent(new CustomEvent("dangbo:code", { detail: code }));
    }
    if (code) [last, seen] = [code, performance.now()];
    await after(sentence ? TRY_AGAIN_MS : PAUSE_MS);
  }
}

function showState() {
  frame.hidden = !stream;
  button.textContent = stream ? "Tắt máy ảnh" : "Bật máy ảnh";
}

async function turnOn() {
  const opened = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  opened.getVideoTracks()[0].addEventListener("ended", () => turnOff(PULLED_OUT));
  stream = opened;
  video.srcObject = opened;
  await video.play();
  showState();
  say("");
  if (matchMedia("(pointer: fine)").matches) field.focus();
  watch(opened, await chooseReader());
}

function turnOff(sentence = "") {
  for (const track of stream?.getTracks() ?? []) track.stop();
  stream = null;
  video.srcObject = null;
  showState();
  say(sentence);
}

async function press() {
  if (stream) {
    turnOff();
    return;
  }
  button.disabled = true;
  await turnOn().catch(() => turnOff(NOT_OPENED));
  button.disabled = false;
}

if (navigator.mediaDevices) {
  button.hidden = false;
  button.addEventListener("click", press);
} else {
  say(window.isSecureContext ? NO_CAMERA : NOT_SECURE);
}
