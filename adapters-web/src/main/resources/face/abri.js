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

  const send = async (form, files, action = form.action) => {
    const data = new FormData(form);
    data.delete("file");
    for (const file of files) {
      const ready = await fitting(file);
      data.append("file", ready, ready.name);
    }
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
    const request = new XMLHttpRequest();
    request.open("POST", action);
    request.upload.onprogress = (sent) => {
      if (sent.lengthComputable) bar.value = sent.loaded / sent.total;
    };
    request.onload = () => show(request.responseText, request.responseURL);
    request.onerror = () => location.assign(action);
    request.send(data);
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

  const begin = () => {
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
