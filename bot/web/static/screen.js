// Keeps the screen in the room true: asks for the page again every three seconds, and shows what has changed.
const PAUSE = 3000;
const live = document.getElementById("live");

async function look() {
  try {
    const answer = await fetch(location.href, { cache: "no-cache" });
    if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("live");
      if (fresh && fresh.innerHTML !== live.innerHTML) live.replaceChildren(...fresh.childNodes);
      document.querySelector("header").replaceChildren(...page.querySelector("header").childNodes);
    }
  } catch {
    // The network is away for a moment; what is on the screen stays there.
  }
  setTimeout(look, PAUSE);
}

setTimeout(look, PAUSE);
