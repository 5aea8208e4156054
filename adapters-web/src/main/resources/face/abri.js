/* What pages can do more quickly with a script. Every page does the same without: this only takes steps away. */
"use strict";
(() => {
  const LARGEST = 50 * 1024 * 1024;
  const LONGEST_SIDE = 4000;
  const PAUSE = 250;

  const parsed = (html) => new DOMParser().parseFromString(html, "text/html");

  /* The page that was answered takes the place of this one. */
  const show = (html, address) => {
    const next = parsed(html);
    history.pushState(null, "", address);
    document.title = next.title;
    document.body.replaceWith(document.adoptNode(next.body));
    begin();
    scrollTo(0, 0);
    (document.querySelector(".problems") || document.getElementById("main")).focus();
  };
  addEventListener("popstate", () => location.reload());

  /* A photo that is too large for any vault is made smaller here; everything else leaves as it is, bit for bit. */
  const fitting = async (file) => {
    if (file.size <= LARGEST || !file.type.startsWith("image/")) return file;
    try {
      const picture = await createImageBitmap(file);
      const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      const smaller = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
      return new File([smaller], file.name.replace(/\.[^.]*$/, "") + ".jpg", { type: "image/jpeg" });
    } catch {
      return file;
    }
  };

  /* Until some time has passed, longer each time, or the network is there again. */
  const pause = (times) => new Promise((done) => {
    setTimeout(done, Math.min(10000, 500 * 2 ** times));
    addEventListener("online", done, { once: true });
  });

  /* One request, for whoever waits: its answer, or nothing when the network failed. */
  const ask = (method, address, headers, body, moved) => new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open(method, address);
    for (const name in headers) request.setRequestHeader(name, headers[name]);
    if (moved) request.upload.onprogress = (sent) => moved(sent.loaded);
    request.onload = () => done(request.status < 500 && request.status !== 429 ? request : null);
    request.onerror = () => done(null);
    request.send(body);
  });

  const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
  const key = () => {
    const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((one) => one.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  };

  /* A file that comes in part by part, and goes on where the network failed (tus 1.0.0), after the page was loaded again too.
     Answers which upload it was; nothing when the form is to be sent with the file, which says why. */
  const inParts = async (form, file, number, moved, cut) => {
    const place = form.dataset.parts;
    const kept = [place, file.size, file.lastModified, number].join(" ");
    const said = { "Tus-Resumable": "1.0.0", "Abri-Form-Token": form.elements.formToken.value };
    const fields = { filename: file.name };
    for (const name of ["title", "visibility", "folder", "lawful"]) {
      const value = new FormData(form).get(name);
      if (value) fields[name] = name === "title" && number > 1 ? value + " " + number : value;
    }
    const once = key();
    let at = sessionStorage.getItem(kept);
    /* not at once: what came is kept first, and then it need not be sent again */
    let failed = 2;
    while (true) {
      let answer;
      if (at) answer = await ask("HEAD", at, said);
      else {
        answer = await ask("POST", place, { ...said, "Idempotency-Key": once, "Upload-Length": file.size,
          "Upload-Metadata": Object.keys(fields).map((name) => name + " " + base64(fields[name])).join(",") });
        if (answer && answer.status === 201) sessionStorage.setItem(kept, at = answer.getResponseHeader("Location"));
        else if (answer) return;
      }
      if (answer && answer.status >= 400) {
        if (answer.status === 401) return;
        at = null;
        sessionStorage.removeItem(kept);
        continue;
      }
      if (answer) {
        const from = Number(answer.getResponseHeader("Upload-Offset"));
        moved(from);
        if (from < file.size) {
          answer = await ask("PATCH", at, { ...said, "Upload-Offset": from,
            "Content-Type": "application/offset+octet-stream" }, file.slice(from), (more) => {
            failed = 2;
            cut(false);
            moved(from + more);
          });
        }
        if (answer && answer.status >= 400 && ![404, 409, 410].includes(answer.status)) {
          sessionStorage.removeItem(kept);
          await ask("DELETE", at, said);
          return;
        }
        if (answer && Number(answer.getResponseHeader("Upload-Offset")) === file.size) {
          sessionStorage.removeItem(kept);
          return at.replace(/.*\//, "");
        }
      }
      if (!answer || answer.status >= 400) {
        cut(!answer);
        await pause(failed++);
      }
    }
  };

  const send = async (form, files, action = form.action) => {
    const data = new FormData(form);
    data.delete("file");
    const said = document.createElement("p");
    said.className = "note sending";
    said.setAttribute("role", "status");
    said.textContent = form.dataset.upload;
    const bar = document.createElement("progress");
    bar.max = 1;
    bar.setAttribute("aria-label", form.dataset.upload);
    said.append(bar);
    document.getElementById("main").prepend(said);
    scrollTo(0, 0);
    const cut = (gone) => {
      said.firstChild.data = gone ? form.dataset.cut : form.dataset.upload;
    };
    const all = await Promise.all(files.map(fitting));
    const whole = all.reduce((sum, file) => sum + file.size, 0);
    const parts = form.dataset.parts && new URL(action, location.href).pathname === new URL(form.action).pathname;
    const uploads = [];
    const left = [];
    let before = 0;
    for (const [index, file] of all.entries()) {
      const from = before;
      const upload = parts && await inParts(form, file, index + 1, (more) => bar.value = (from + more) / whole, cut);
      if (upload) uploads.push(upload);
      else left.push(file);
      before += file.size;
    }
    if (uploads.length) data.set("uploads", uploads.join(" "));
    for (const file of left) data.append("file", file, file.name);
    const request = new XMLHttpRequest();
    request.upload.onprogress = (sent) => {
      if (left.length && sent.lengthComputable) bar.value = sent.loaded / sent.total;
    };
    request.onload = () => show(request.responseText, request.responseURL);
    request.onerror = async () => {
      if (left.length) return location.assign(action);
      cut(true);
      await pause(3);
      again();
    };
    const again = () => {
      request.open("POST", action);
      request.send(data);
    };
    again();
  };

  /* The camera or the gallery opens at once; the form is fetched meanwhile, and says the rest. */
  const add = (link) => {
    const input = document.createElement("input");
    input.type = "file";
    input.multiple = true;
    input.accept = link.dataset.add;
    input.className = "unseen";
    input.tabIndex = -1;
    input.onchange = async () => {
      const answer = await fetch(link.href);
      const html = await answer.text();
      const form = parsed(html).querySelector("form[data-upload]");
      if (!form) location.assign(link.href);
      else if (input.files.length < 2) send(form, [...input.files]);
      else {
        /* whoever chooses several says whether they are one paper */
        show(html, link.href);
        document.querySelector("form[data-upload]").elements.file.files = input.files;
      }
    };
    document.body.append(input);
    input.click();
  };

  /* Finds as one types; what was typed stays out of the history. */
  const find = (form) => {
    const place = form.dataset.find;
    let waiting;
    let asked = 0;
    const ask = async () => {
      const mine = ++asked;
      const answer = await fetch(form.action + "?" + new URLSearchParams(new FormData(form)));
      const found = answer.ok && parsed(await answer.text()).getElementById(place);
      if (found && mine === asked) document.getElementById(place).replaceChildren(...found.childNodes);
    };
    form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(ask, PAUSE);
    });
  };

  /* Whoever types a password can look at it, and then types it once. */
  const showable = (button) => {
    const form = button.form;
    const again = form.elements.passwordAgain;
    button.onclick = (event) => {
      event.preventDefault();
      const shown = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", shown);
      for (const field of form.querySelectorAll(".secret")) field.type = shown ? "text" : "password";
      if (again) {
        again.required = !shown;
        again.closest(".field").hidden = shown;
        form.elements.shown.value = shown;
      }
    };
  };

  /* A passkey is asked of the browser, and what it answers goes with the form; bytes travel in base64url. */
  const toBytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  const toText = (bytes) =>
    btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
  const passkey = (button) => {
    if (!window.PublicKeyCredential) return;
    const form = button.form;
    button.hidden = false;
    form.querySelector("[data-no-passkey]").hidden = true;
    button.onclick = async () => {
      if (!form.reportValidity()) return;
      try {
        const publicKey = JSON.parse(button.dataset.asked, (name, value) =>
          name === "challenge" || name === "id" ? toBytes(value) : value);
        const { rawId, response } = await navigator.credentials[button.dataset.passkey]({ publicKey });
        form.elements.passkey.value = [rawId, response.clientDataJSON,
          response.attestationObject || response.authenticatorData, response.signature]
          .filter((part) => part).map(toText).join(".");
        form.submit();
      } catch {
        form.querySelector("[data-passkey-failed]").hidden = false;
      }
    };
  };

  /* Whoever walks away leaves nothing of theirs on the screen: untouched for as long as a session may rest, a page goes,
     unless something was typed there that is not sent yet. */
  let resting;
  const touched = () => {
    clearTimeout(resting);
    const rests = document.body.dataset.rests;
    if (rests) resting = setTimeout(() => {
      const typed = [...document.querySelectorAll("form:not([data-find]) input, textarea")];
      if (!typed.some((one) => one.value !== one.defaultValue)) location.replace("/");
    }, rests * 1000);
  };
  for (const touch of ["keydown", "pointerdown", "scroll"]) addEventListener(touch, touched);

  const begin = () => {
    touched();
    document.querySelectorAll("button[data-passkey]").forEach(passkey);
    document.querySelectorAll("form[data-find]").forEach(find);
    document.querySelectorAll("button[data-show]").forEach(showable);
    document.querySelectorAll("form[data-upload]").forEach((form) => {
      form.onsubmit = (event) => {
        const files = [...form.querySelectorAll("[type=file]")].flatMap((input) => [...input.files]);
        if (!files.length) return;
        event.preventDefault();
        send(form, files, event.submitter && event.submitter.formAction);
      };
    });
    document.querySelectorAll("a[data-add]").forEach((link) => {
      link.onclick = (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        add(link);
      };
    });
  };
  begin();
})();
