// Files can be dropped onto the form, and how far they are sent is shown; without this file the form sends them.
"use strict";

const form = document.querySelector("form.drop");
const input = form.querySelector("input[type=file]");
const bar = form.querySelector("progress");
const wrong = form.querySelector("[role=alert]");

for (const kind of ["dragenter", "dragover"]) {
  form.addEventListener(kind, (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
}
form.addEventListener("dragleave", () => form.classList.remove("over"));
form.addEventListener("drop", (event) => {
  event.preventDefault();
  form.classList.remove("over");
  input.files = event.dataTransfer.files;
  form.requestSubmit();
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const request = new XMLHttpRequest();
  bar.hidden = false;
  wrong.hidden = true;
  request.upload.addEventListener("progress", (sent) => {
    if (sent.lengthComputable) bar.value = (100 * sent.loaded) / sent.total;
  });
  request.addEventListener("load", () => {
    if (request.status === 201) {
      location.assign(`/tai-len/${JSON.parse(request.responseText).batch}`);
      return;
    }
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    tell(page.querySelector("[role=alert]")?.textContent ?? String(request.status));
  });
  request.addEventListener("error", () => tell("⚠ " + form.action));
  request.open("POST", form.action);
  request.setRequestHeader("Accept", "application/json, text/html");
  request.send(new FormData(form));
});

function tell(sentence) {
  bar.hidden = true;
  wrong.hidden = false;
  wrong.textContent = sentence;
}
